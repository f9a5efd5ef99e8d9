namespace ScreenPop.Lambda;

/// <summary>A simulated fault of a function's invocations, for testing a flow's error branch.</summary>
public abstract record FunctionFault
{
    /// <summary>Kills the function's process <paramref name="After"/> it received its event.</summary>
    public sealed record Killed(TimeSpan After = default) : FunctionFault;

    /// <summary>Delays the event.</summary>
    public sealed record Slow(TimeSpan Delay) : FunctionFault;

    /// <summary>Throttles every invocation.</summary>
    public sealed record Throttled : FunctionFault;

    /// <summary>Returns this text in place of the function's answer.</summary>
    public sealed record Answers(string Payload) : FunctionFault;
}
