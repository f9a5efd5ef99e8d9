using Microsoft.Extensions.Logging;

namespace ScreenPop.LambdaHost.Logging;

internal static class LogLevels
{
    /// <summary>Reads a log level by its .NET name or by Lambda's name (<c>INFO</c>, <c>WARN</c>, <c>FATAL</c>).</summary>
    public static LogLevel Parse(string? text) =>
        text?.Trim().ToUpperInvariant() switch
        {
            null or "" or "INFO" or "INFORMATION" => LogLevel.Information,
            "TRACE" => LogLevel.Trace,
            "DEBUG" => LogLevel.Debug,
            "WARN" or "WARNING" => LogLevel.Warning,
            "ERROR" => LogLevel.Error,
            "FATAL" or "CRITICAL" => LogLevel.Critical,
            "NONE" or "OFF" => LogLevel.None,
            _ => throw new ConfigurationException(
                $"LOG_LEVEL is '{text}'; use Trace, Debug, Information, Warning, Error, Critical or None."
            ),
        };
}
