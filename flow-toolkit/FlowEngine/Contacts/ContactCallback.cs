namespace ScreenPop.FlowEngine.Contacts;

/// <summary>A callback that a flow created.</summary>
/// <param name="Number">E.164.</param>
/// <param name="InitialDelay">Delay before the callback is queued; zero when it starts with a flow.</param>
/// <param name="Flow">Id or ARN of the flow that the callback starts with, or null.</param>
public sealed record ContactCallback(
    string Number,
    ContactQueue Queue,
    TimeSpan InitialDelay,
    int Attempts,
    TimeSpan RetryDelay,
    string? Flow
);
