namespace ScreenPop.Contacts;

/// <summary>How a contact came to be, in the words of Amazon Connect's contact record.</summary>
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
