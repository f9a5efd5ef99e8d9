using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks;

/// <summary>The settings of one benchmark run.</summary>
/// <param name="Layout">The checkout.</param>
/// <param name="Quick">Uses fewer rounds and smaller sizes: a check that the benchmark works, not figures to publish.</param>
/// <param name="Stop">Cancelled by Ctrl-C.</param>
internal sealed record BenchmarkRun(RepositoryLayout Layout, bool Quick, CancellationToken Stop)
{
    /// <summary>Publishes the measured functions.</summary>
    public FunctionBuild Functions { get; } = new(Layout, Stop);

    public T Choose<T>(T full, T quick) => Quick ? quick : full;
}
