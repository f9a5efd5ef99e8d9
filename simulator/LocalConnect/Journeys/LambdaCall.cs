using ScreenPop.Lambda;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>One invocation by a contact's flow.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Request">The event, as JSON.</param>
/// <param name="Answer">The answer or the error, as JSON; null when the flow stopped waiting.</param>
public sealed record LambdaCall(
    string Function,
    string RequestId,
    TimeSpan Duration,
    InvocationOutcome? Outcome,
    bool WasCold,
    string Request,
    string? Answer
);
