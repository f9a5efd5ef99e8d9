namespace ScreenPop.FlowTesting.Environments;

/// <summary>A flow refers to resources for which the environment file has no placeholder.</summary>
public sealed class UnresolvedArnsException(string flow, string environment, IReadOnlyList<string> values)
    : Exception(
        $"{flow}: {environment} has no name for {string.Join(", ", values)}; add {(values.Count == 1 ? "it" : "them")} to the environment's values."
    )
{
    public IReadOnlyList<string> Values { get; } = values;
}
