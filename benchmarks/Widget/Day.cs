using ScreenPop.Benchmarks.Reporting;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>The cost of many consecutive contacts in a page: times, work and memory.</summary>
/// <param name="Pops">Milliseconds to the record's address.</param>
/// <param name="Metrics">The page's metrics by number of contacts: first those of the warm page, last those at the end.</param>
internal sealed record Day(Sample Pops, IReadOnlyList<(int Contacts, PageMetrics Of)> Metrics)
{
    /// <summary>
    /// The number of contacts after which all bounded lists are full: the ids of the last 500 contacts that popped.
    /// </summary>
    public const int Settled = Warm + MetricsEvery;

    /// <summary>
    /// The expected difference between two measurements of a page that does not grow, because its log may be full or new.
    /// </summary>
    public const double HeapNoiseMb = 0.1;

    /// <summary>
    /// The number of contacts after which all code is compiled and the library has rolled its log twice, which it does every half
    /// hour of the page's clock.
    /// </summary>
    private const int Warm = 100;

    private const int MetricsEvery = 500;

    private PageMetrics Start => Metrics.Single(metrics => metrics.Contacts == Settled).Of;

    private PageMetrics End => Metrics[^1].Of;

    public double TaskMs => (End.TaskMs - Start.TaskMs) / (Metrics[^1].Contacts - Settled);

    public double HeapGainedMb => End.HeapMb - Start.HeapMb;

    public double ListenersGained => End.Listeners - Start.Listeners;

    public double NodesGained => End.Nodes - Start.Nodes;

    /// <param name="contacts">The number of contacts, more than <see cref="Settled"/>.</param>
    /// <param name="ring">Rings the contact of a number, and completes when the contact has left the desk.</param>
    /// <param name="metrics">Measures the page.</param>
    /// <param name="pops">Reads the page's times so far.</param>
    /// <param name="stop">Cancelled by Ctrl-C.</param>
    public static async Task<Day> RunAsync(
        int contacts,
        Func<int, Task> ring,
        Func<Task<PageMetrics>> metrics,
        Func<Task<double[]>> pops,
        CancellationToken stop
    )
    {
        var measured = new List<(int Contacts, PageMetrics Of)>();
        for (var number = 1; number <= contacts; number++)
        {
            stop.ThrowIfCancellationRequested();
            await ring(number);
            if ((number - Warm) % MetricsEvery == 0 || number == contacts)
            {
                measured.Add((number, await metrics()));
            }
        }

        return new Day(Sample.Of(await pops()), measured);
    }
}
