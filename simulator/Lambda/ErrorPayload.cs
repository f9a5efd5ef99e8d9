using System.Text.Json;

namespace ScreenPop.Lambda;

/// <summary>The JSON of Lambda's errors, with the service's own messages.</summary>
internal static class ErrorPayload
{
    public static string Of(string errorType, string errorMessage) => JsonSerializer.Serialize(new { errorType, errorMessage });

    public static string TimedOut(string requestId, TimeSpan limit) =>
        Of(
            "Sandbox.Timedout",
            FormattableString.Invariant($"RequestId: {requestId} Error: Task timed out after {limit.TotalSeconds:0.00} seconds")
        );

    /// <summary>Lambda's log line for an invocation that exceeds its timeout.</summary>
    public static string TimedOutText(string requestId, TimeSpan limit) =>
        FormattableString.Invariant($"{requestId} Task timed out after {limit.TotalSeconds:0.00} seconds");

    public static string Exited(string requestId, int exitCode) =>
        Of(
            "Runtime.ExitError",
            $"RequestId: {requestId} Error: Runtime exited with error: {(exitCode > 128 ? SignalName(exitCode - 128) : $"exit status {exitCode}")}"
        );

    public static string Throttled() => Of("TooManyRequestsException", "Rate Exceeded.");

    public static string NotFound(string arn) => Of("ResourceNotFoundException", $"Function not found: {arn}");

    // A process that a signal ends has the exit code 128 + signal.
    private static string SignalName(int signal) =>
        signal switch
        {
            6 => "signal: aborted",
            9 => "signal: killed",
            11 => "signal: segmentation fault",
            15 => "signal: terminated",
            _ => $"signal: {signal}",
        };
}
