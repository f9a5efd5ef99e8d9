namespace ScreenPop.LambdaHost.Logging;

/// <summary>The ids on every log line of an invocation.</summary>
public sealed record InvocationScope(string RequestId, string? ContactId = null)
{
    private static readonly AsyncLocal<InvocationScope?> Ambient = new();

    /// <summary>The current invocation; null during init.</summary>
    public static InvocationScope? Current => Ambient.Value;

    internal static IDisposable Enter(InvocationScope scope)
    {
        var exit = new Exit(Ambient.Value);
        Ambient.Value = scope;
        return exit;
    }

    private sealed class Exit(InvocationScope? outer) : IDisposable
    {
        public void Dispose() => Ambient.Value = outer;
    }
}
