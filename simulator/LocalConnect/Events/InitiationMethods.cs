using ScreenPop.Contacts;

namespace ScreenPop.LocalConnect.Events;

/// <summary>How a contact came to be, as events and flows spell it.</summary>
internal static class InitiationMethods
{
    public static string NameOf(InitiationMethod method) =>
        method switch
        {
            InitiationMethod.QueueTransfer => "QUEUE_TRANSFER",
            InitiationMethod.ExternalOutbound => "EXTERNAL_OUTBOUND",
            InitiationMethod.AgentReply => "AGENT_REPLY",
            _ => method.ToString().ToUpperInvariant(),
        };
}
