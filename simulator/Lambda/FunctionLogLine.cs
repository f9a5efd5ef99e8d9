namespace ScreenPop.Lambda;

/// <summary>A line that a function process wrote to standard output or standard error.</summary>
/// <param name="RequestId">The invocation it was written in, or null when it was written before the first one.</param>
public sealed record FunctionLogLine(string Function, string? RequestId, DateTimeOffset At, string Text);
