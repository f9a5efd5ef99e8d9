using Microsoft.Extensions.Logging;
using ScreenPop.Ccp.Faults;

namespace ScreenPop.Ccp;

internal static partial class Log
{
    [LoggerMessage(EventId = 400, Level = LogLevel.Information, Message = "{Username} has a CCP page: {Port}")]
    public static partial void PageConnected(ILogger logger, string username, string port);

    [LoggerMessage(EventId = 401, Level = LogLevel.Information, Message = "{Username} closed a CCP page: {Port}")]
    public static partial void PageDisconnected(ILogger logger, string username, string port);

    [LoggerMessage(EventId = 402, Level = LogLevel.Warning, Message = "Refused {Method} of {Username}: {Reason}")]
    public static partial void Refused(ILogger logger, string username, string method, string reason);

    [LoggerMessage(EventId = 403, Level = LogLevel.Debug, Message = "Ignored {Event} from {Username}")]
    public static partial void Ignored(ILogger logger, string username, string @event);

    [LoggerMessage(EventId = 404, Level = LogLevel.Warning, Message = "Closed the CCP page {Port} of {Username}: {Reason}")]
    public static partial void PageDropped(ILogger logger, string username, string port, string reason);

    [LoggerMessage(
        EventId = 405,
        Level = LogLevel.Warning,
        Message = "Refused a CCP connection from origin '{Origin}' to host '{Host}'"
    )]
    public static partial void OriginRefused(ILogger logger, string origin, string host);

    [LoggerMessage(EventId = 407, Level = LogLevel.Warning, Message = "Ignored {Event} from {Username}: too many messages")]
    public static partial void Flooded(ILogger logger, string username, string @event);

    [LoggerMessage(EventId = 408, Level = LogLevel.Information, Message = "Caused {Incident} for {Username}")]
    public static partial void Incident(ILogger logger, CcpIncident incident, string username);

    [LoggerMessage(EventId = 406, Level = LogLevel.Warning, Message = "Ignored what is no message from a page of {Username}")]
    public static partial void Malformed(ILogger logger, string username);
}
