namespace ScreenPop.Lambda;

/// <summary>
/// A fault that the service plays on a function's invocations, so that a flow's error branch can be seen working.
/// </summary>
public abstract record FunctionFault
{
    /// <summary>The function's process is killed when it has had its event for <paramref name="After"/>.</summary>
    public sealed record Killed(TimeSpan After = default) : FunctionFault;

    /// <summary>The event reaches the function late.</summary>
    public sealed record Slow(TimeSpan Delay) : FunctionFault;

    /// <summary>Each invocation is refused as one too many.</summary>
    public sealed record Throttled : FunctionFault;

    /// <summary>The service returns this text in place of the function's answer.</summary>
    public sealed record Answers(string Payload) : FunctionFault;
}
