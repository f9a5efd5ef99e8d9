using System.Collections.Concurrent;
using System.Diagnostics;
using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Table;
using ScreenPop.Soak.Checks;
using ScreenPop.Soak.Plans;

namespace ScreenPop.Soak;

/// <summary>Runs the calls of a soak, up to the given number at a time, and collects the results.</summary>
internal sealed class SoakRun(SoakOptions options, Action<string> progress)
{
    private const int ProgressEvery = 500;

    private readonly ConcurrentQueue<(CallState State, CallRun Run)> calls = new();

    /// <returns>The report of the run, without calls that a cancellation left out.</returns>
    public async Task<SoakReport> RunAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var site = await SoakSite.StartAsync(options, cancellationToken);
        await Parallel.ForEachAsync(
            Enumerable.Range(options.From, options.Calls),
            new ParallelOptions { MaxDegreeOfParallelism = options.InFlight, CancellationToken = cancellationToken },
            async (number, cancellation) => await PlayAsync(site, CallPlans.Draw(options.Seed, number), cancellation)
        );

        progress("All calls are over; waiting for the last events and reading the history.");
        await site.Instance.Events!.DeliveredAsync();
        await HistoryChecks.CheckAsync(site.DynamoDb, [.. calls], cancellationToken);
        foreach (var (state, run) in calls)
        {
            CheckTableFault(state, run);
        }

        return SoakReport.Of(options, calls, site, Stopwatch.GetElapsedTime(started));
    }

    private async Task PlayAsync(SoakSite site, CallPlan plan, CancellationToken cancellation)
    {
        var state = await site.BeginAsync(plan, cancellation);
        var run = new CallRun(site, state, options.TimesCount);
        try
        {
            await run.RunAsync();
        }
        finally
        {
            site.End(state);
            calls.Enqueue((state, run));
        }

        if (calls.Count % ProgressEvery == 0)
        {
            progress($"{calls.Count:#,0} calls");
        }
    }

    private static void CheckTableFault(CallState call, CallRun run)
    {
        // The HTTP client replaces a connection that breaks without an answer at once and without a log line, since it may just
        // have gone stale.
        var isReplaced = call is { TableFaults: 1, Plan.TableFault: TableFault.Down };
        // A process that is ended at its timeout writes no metric of its own. The service counts and logs that end.
        var isEnded = run.Journey!.LambdaCalls.Any(invocation => invocation.Outcome == InvocationOutcome.TimedOut);
        if (
            call.TableFaults > 0
            && call.LookupFaults == 0
            && !isReplaced
            && !isEnded
            && !LookupChecks.TellsOfTable(call.Plan.TableFault!, run.Journey.Log)
        )
        {
            call.Violate($"no metric tells that the table met {call.Plan.TableFault}");
        }
    }
}
