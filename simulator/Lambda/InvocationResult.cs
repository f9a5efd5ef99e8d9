namespace ScreenPop.Lambda;

/// <summary>The outcome of an invocation, by the service's error types.</summary>
public enum InvocationOutcome
{
    /// <summary>The function answered; <see cref="InvocationResult.Payload"/> is its answer.</summary>
    Succeeded,

    /// <summary>The function reported an error; the payload is <c>{"errorType","errorMessage"}</c>.</summary>
    FunctionError,

    /// <summary>
    /// The invocation exceeded the function's timeout and its process was killed: <c>Task timed out after 3.00 seconds</c>.
    /// </summary>
    TimedOut,

    /// <summary>The process ended during the invocation: <c>Runtime.ExitError</c>.</summary>
    Crashed,

    /// <summary>The process did not start, or failed before it requested an event.</summary>
    InitFailed,

    /// <summary>More concurrent invocations than reserved: <c>TooManyRequestsException</c>.</summary>
    Throttled,

    /// <summary>The function or alias does not exist: <c>ResourceNotFoundException</c>.</summary>
    NotFound,
}

/// <summary>The result of an invocation.</summary>
/// <param name="RequestId">The request id, which the function receives and its log lines carry.</param>
/// <param name="Payload">The service's JSON: the answer, or <c>{"errorType","errorMessage"}</c>.</param>
/// <param name="Duration">The time from the invocation to its answer, including a cold start.</param>
/// <param name="InitDuration">The time from the start of the process to its first request for an event, if this invocation
/// started it.</param>
public sealed record InvocationResult(
    string RequestId,
    InvocationOutcome Outcome,
    string Payload,
    TimeSpan Duration,
    TimeSpan? InitDuration
)
{
    public bool IsSuccess => Outcome == InvocationOutcome.Succeeded;

    public bool WasCold => InitDuration is not null;
}
