namespace ScreenPop.FlowEngine.Contacts;

/// <summary>A callback a flow asked for.</summary>
/// <param name="Number">E.164.</param>
/// <param name="InitialDelay">Before the callback is queued; zero when it starts with a flow.</param>
/// <param name="Flow">Id or ARN of the flow the callback starts with, or null.</param>
public sealed record ContactCallback(
    string Number,
    ContactQueue Queue,
    TimeSpan InitialDelay,
    int Attempts,
    TimeSpan RetryDelay,
    string? Flow
);
