using Microsoft.Extensions.Logging;

namespace ScreenPop.LambdaHost;

/// <summary>The log events of both hosts: 100 to 199.</summary>
internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Critical, "The function cannot start: {Reason}")]
    public static partial void InitFailed(this ILogger log, string reason, Exception? exception);

    [LoggerMessage(101, LogLevel.Error, "The invocation failed.")]
    public static partial void InvocationFailed(this ILogger log, Exception exception);

    [LoggerMessage(102, LogLevel.Error, "Lambda refused an answer of {Bytes} bytes as too large.")]
    public static partial void AnswerTooLarge(this ILogger log, long bytes);

    [LoggerMessage(103, LogLevel.Warning, "Work after the answer failed; the answer was sent.")]
    public static partial void AfterAnswerFailed(this ILogger log, Exception exception);

    [LoggerMessage(104, LogLevel.Critical, "The Lambda Runtime API does not answer: {Reason}")]
    public static partial void RuntimeApiGone(this ILogger log, string reason);

    [LoggerMessage(105, LogLevel.Error, "The Lambda Runtime API refused {Path} with status {Status}.")]
    public static partial void PostRefused(this ILogger log, string path, int status);
}
