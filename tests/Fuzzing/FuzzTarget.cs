namespace ScreenPop.Fuzzing;

/// <summary>One place where something from outside comes in.</summary>
public abstract class FuzzTarget
{
    /// <summary>What a command line calls it.</summary>
    public abstract string Name { get; }

    /// <summary>Sound inputs, to be made unsound.</summary>
    internal abstract IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>
    /// Takes the input in. Returns for whatever the place is meant to do, refusing included; throws for everything else, such as
    /// an exception nobody documented or an answer that breaks a rule.
    /// </summary>
    public abstract ValueTask RunAsync(byte[] input);

    /// <summary>Breaks a promise of the target.</summary>
    internal static void Require(bool holds, string promise)
    {
        if (!holds)
        {
            throw new BrokenPromiseException(promise);
        }
    }
}
