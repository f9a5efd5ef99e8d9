namespace ScreenPop.Benchmarks.Reporting;

/// <summary>The result of one benchmark.</summary>
/// <param name="Title">The measured subject.</param>
/// <param name="Method">The method and its limits.</param>
/// <param name="Tables">The figures.</param>
internal sealed record Report(string Title, string Method, IReadOnlyList<Table> Tables)
{
    /// <summary>Plots in the folder of the reports, by file name.</summary>
    public IReadOnlyList<string> Plots { get; init; } = [];

    /// <summary>A sentence on the meaning of the figures; empty when they need none.</summary>
    public string Reading { get; init; } = "";
}
