namespace ScreenPop.Contacts;

/// <summary>How a contact was initiated, in the terms of Amazon Connect's contact record.</summary>
public enum InitiationMethod
{
    Inbound,
    Outbound,
    Transfer,
    QueueTransfer,
    Callback,

    /// <summary>
    /// A requested callback that waits until an agent is free. The customer is dialed before the agent gets an offer.
    /// </summary>
    CallbackCustomerFirstQueued,

    /// <summary>The call to the customer of such a callback. An agent gets the offer once the customer has answered.</summary>
    CallbackCustomerFirstDialed,
    Api,
    Disconnect,
    Monitor,
    ExternalOutbound,
    AgentReply,
}
