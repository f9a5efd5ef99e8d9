namespace ScreenPop.Contacts;

/// <summary>Why a contact ended, in the words of Amazon Connect's contact events.</summary>
public enum DisconnectReason
{
    CustomerDisconnect,
    AgentDisconnect,
    ThirdPartyDisconnect,
    ContactFlowDisconnect,
    Api,
    Transferred,
    TelecomProblem,
    OutboundDestinationUnreachable,
    Expired,
}
