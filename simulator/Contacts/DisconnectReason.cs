namespace ScreenPop.Contacts;

/// <summary>The reason for a contact's end, in the terms of Amazon Connect's contact events.</summary>
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
