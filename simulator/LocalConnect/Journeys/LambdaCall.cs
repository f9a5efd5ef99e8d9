using ScreenPop.Lambda;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>One invocation that a contact's flow made.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Request">The event, as JSON.</param>
/// <param name="Answer">The answer or the error, as JSON; null while there is none because the flow gave up first.</param>
public sealed record LambdaCall(
    string Function,
    string RequestId,
    TimeSpan Duration,
    InvocationOutcome? Outcome,
    bool WasCold,
    string Request,
    string? Answer
);
