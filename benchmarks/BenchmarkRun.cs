using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks;

/// <summary>What one run of a benchmark is to be.</summary>
/// <param name="Layout">The checkout.</param>
/// <param name="Quick">Fewer rounds and smaller sizes: to see that it works, not to publish.</param>
/// <param name="Stop">Ctrl-C.</param>
internal sealed record BenchmarkRun(RepositoryLayout Layout, bool Quick, CancellationToken Stop)
{
    /// <summary>Publishes the functions that are measured.</summary>
    public FunctionBuild Functions { get; } = new(Layout, Stop);

    public T Choose<T>(T full, T quick) => Quick ? quick : full;
}
