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
    /// A requested callback that waits until an agent is free. The customer is dialed before the agent is asked.
    /// </summary>
    CallbackCustomerFirstQueued,

    /// <summary>The call to the customer of such a callback. It is offered to an agent once the customer has answered.</summary>
    CallbackCustomerFirstDialed,
    Api,
    Disconnect,
    Monitor,
    ExternalOutbound,
    AgentReply,
}
