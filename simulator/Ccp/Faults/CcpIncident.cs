using System.Text.Json.Nodes;
using ScreenPop.Ccp.Protocol;

namespace ScreenPop.Ccp.Faults;

/// <summary>An incident: a message that the service sends to every page of an agent, or a break of the connection.</summary>
public enum CcpIncident
{
    AuthFail,
    AuthorizeSuccess,
    AccessDenied,
    AuthorizeRetriesExhausted,
    CtiAuthorizeRetriesExhausted,
    Terminated,
    WebSocketLost,
    WebSocketGained,
    MicrophoneNotShared,

    /// <summary>The CCP's page reloads itself.</summary>
    Reload,

    /// <summary>The CCP's connection to the server breaks. The page reconnects by itself.</summary>
    ConnectionCut,
}

internal static class CcpIncidents
{
    /// <summary>The message to the page; null for an incident without one.</summary>
    public static CcpMessage? MessageOf(CcpIncident incident) =>
        incident switch
        {
            CcpIncident.AuthFail => new("auth_fail"),
            CcpIncident.AuthorizeSuccess => new("authorize_success"),
            CcpIncident.AccessDenied => new("access_denied"),
            CcpIncident.AuthorizeRetriesExhausted => new("authorize_retries_exhausted"),
            CcpIncident.CtiAuthorizeRetriesExhausted => new("cti_authorize_retries_exhausted"),
            CcpIncident.Terminated => new("terminated"),
            CcpIncident.WebSocketLost => new("agent::websocket_connection_lost"),
            CcpIncident.WebSocketGained => new("agent::websocket_connection_gained"),
            CcpIncident.MicrophoneNotShared => new(
                "agent::softphone_error",
                new JsonObject
                {
                    ["errorType"] = "microphone_not_shared",
                    ["errorMessage"] = "The browser did not give the CCP the microphone.",
                    ["endPointUrl"] = "",
                }
            ),
            CcpIncident.Reload => new(PageCommands.Reload),
            _ => null,
        };
}

/// <summary>Messages between the server and the CCP's own page only.</summary>
internal static class PageCommands
{
    public const string Reload = "ccp::reload";

    /// <summary>From the page: the agent was active in the CCP, or the embedding page reported activity.</summary>
    public const string Activity = "ccp::activity";

    public const string InactivityWarning = "ccp::inactivity_warning";

    public const string InactivityCleared = "ccp::inactivity_cleared";
}
