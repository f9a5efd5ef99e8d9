using Microsoft.Extensions.Logging;
using ScreenPop.Ccp.Faults;

namespace ScreenPop.Ccp;

internal static partial class Log
{
    [LoggerMessage(500, LogLevel.Information, "{Username} has a CCP page: {Port}")]
    public static partial void PageConnected(ILogger logger, string username, string port);

    [LoggerMessage(501, LogLevel.Information, "{Username} closed a CCP page: {Port}")]
    public static partial void PageDisconnected(ILogger logger, string username, string port);

    [LoggerMessage(502, LogLevel.Warning, "Refused {Method} of {Username}: {Reason}")]
    public static partial void Refused(ILogger logger, string username, string method, string reason);

    [LoggerMessage(503, LogLevel.Debug, "Ignored {Event} from {Username}")]
    public static partial void Ignored(ILogger logger, string username, string @event);

    [LoggerMessage(504, LogLevel.Warning, "Closed the CCP page {Port} of {Username}: {Reason}")]
    public static partial void PageDropped(ILogger logger, string username, string port, string reason);

    [LoggerMessage(505, LogLevel.Warning, "Refused a CCP connection from origin '{Origin}' to host '{Host}'")]
    public static partial void OriginRefused(ILogger logger, string origin, string host);

    [LoggerMessage(507, LogLevel.Warning, "Ignored {Event} from {Username}: too many messages")]
    public static partial void Flooded(ILogger logger, string username, string @event);

    [LoggerMessage(508, LogLevel.Information, "Caused {Incident} for {Username}")]
    public static partial void Incident(ILogger logger, CcpIncident incident, string username);

    [LoggerMessage(509, LogLevel.Information, "Signed {Username} out because of inactivity")]
    public static partial void Inactive(ILogger logger, string username);

    [LoggerMessage(506, LogLevel.Warning, "Ignored an invalid message from a page of {Username}")]
    public static partial void Malformed(ILogger logger, string username);
}
