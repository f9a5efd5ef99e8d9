namespace ScreenPop.Lambda;

/// <summary>A line that a function process wrote to standard output or standard error.</summary>
/// <param name="RequestId">The invocation during which the line was written; null before the first one.</param>
public sealed record FunctionLogLine(string Function, string? RequestId, DateTimeOffset At, string Text);
