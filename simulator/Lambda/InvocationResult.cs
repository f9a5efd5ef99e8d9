namespace ScreenPop.Lambda;

/// <summary>How an invocation ended, as the service tells them apart.</summary>
public enum InvocationOutcome
{
    /// <summary>The function answered; <see cref="InvocationResult.Payload"/> is its answer.</summary>
    Succeeded,

    /// <summary>The function reported an error; the payload is <c>{"errorType","errorMessage"}</c>.</summary>
    FunctionError,

    /// <summary>Over the function's time limit: its process was killed. <c>Task timed out after 3.00 seconds</c>.</summary>
    TimedOut,

    /// <summary>The process ended in mid-invocation: <c>Runtime.ExitError</c>.</summary>
    Crashed,

    /// <summary>The process could not start or failed before it asked for work.</summary>
    InitFailed,

    /// <summary>More invocations at one time than reserved: <c>TooManyRequestsException</c>.</summary>
    Throttled,

    /// <summary>No such function or alias: <c>ResourceNotFoundException</c>.</summary>
    NotFound,
}

/// <summary>What came of an invocation.</summary>
/// <param name="RequestId">The id that the function saw and that its log lines carry.</param>
/// <param name="Payload">JSON as the service returns it: the answer, or <c>{"errorType","errorMessage"}</c>.</param>
/// <param name="Duration">From the invocation to its answer, waiting for a cold start included.</param>
/// <param name="InitDuration">How long the process took from its start to asking for work, when this invocation started
/// it.</param>
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
