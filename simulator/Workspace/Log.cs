using Microsoft.Extensions.Logging;

namespace ScreenPop.Workspace;

internal static partial class Log
{
    [LoggerMessage(1900, LogLevel.Information, "{Username} has a workspace page")]
    public static partial void PageConnected(ILogger logger, string username);

    [LoggerMessage(1901, LogLevel.Information, "{Username} closed a workspace page")]
    public static partial void PageDisconnected(ILogger logger, string username);

    [LoggerMessage(1902, LogLevel.Warning, "Refused {Command} of {Username}: {ErrorKey}")]
    public static partial void Refused(ILogger logger, string username, string command, string errorKey);
}
