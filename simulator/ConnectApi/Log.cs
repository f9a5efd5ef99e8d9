using Microsoft.Extensions.Logging;

namespace ScreenPop.ConnectApi;

internal static partial class Log
{
    [LoggerMessage(550, LogLevel.Warning, "{Operation} was refused with {Error}: {Reason}")]
    public static partial void Refused(ILogger logger, string operation, string error, string reason);
}
