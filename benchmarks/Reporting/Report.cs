namespace ScreenPop.Benchmarks.Reporting;

/// <summary>What one benchmark found.</summary>
/// <param name="Title">What was measured.</param>
/// <param name="Method">How, and what that leaves out.</param>
/// <param name="Tables">The figures.</param>
internal sealed record Report(string Title, string Method, IReadOnlyList<Table> Tables)
{
    /// <summary>Plots in the folder of the reports, by file name.</summary>
    public IReadOnlyList<string> Plots { get; init; } = [];

    /// <summary>A sentence on what the figures say; empty where they speak for themselves.</summary>
    public string Reading { get; init; } = "";
}
