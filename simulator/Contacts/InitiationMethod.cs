namespace ScreenPop.Contacts;

/// <summary>How a contact was initiated, in the terms of Amazon Connect's contact record.</summary>
public enum InitiationMethod
{
    Inbound,
    Outbound,
    Transfer,
    QueueTransfer,
    Callback,
    Api,
    Disconnect,
    Monitor,
    ExternalOutbound,
    AgentReply,
}
