namespace ScreenPop.Fuzzing;

/// <summary>An input of the suite.</summary>
public abstract class FuzzTarget
{
    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Valid inputs to corrupt.</summary>
    internal abstract IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>
    /// Processes the input. Returns when the target behaves as specified, including a refusal. Throws otherwise, for example on
    /// an undocumented exception or an answer that breaks a rule.
    /// </summary>
    public abstract ValueTask RunAsync(byte[] input);

    /// <summary>Throws if the target breaks an invariant.</summary>
    internal static void Require(bool holds, string promise)
    {
        if (!holds)
        {
            throw new BrokenPromiseException(promise);
        }
    }
}
