using ScreenPop.Benchmarks.Connect;
using ScreenPop.Benchmarks.Reporting;
using ScreenPop.CustomerLookup;
using ScreenPop.LocalConnect.Site;

namespace ScreenPop.Benchmarks.Chain;

/// <summary>Measures the whole chain from dialing to the record on the agent's screen, split by part.</summary>
internal static class ChainBenchmark
{
    private const int Warmup = 5;

    /// <summary>The number of warm calls per cold call.</summary>
    private const int WarmPerCold = 4;

    private const string Function = "CustomerLookup";

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var lookup = Path.Combine(await run.Functions.NativeAsync("functions/CustomerLookup"), "bootstrap");
        await using var agent = await AgentPage.OpenAsync(
            new LocalSessionOptions
            {
                CustomerLookup = lookup,
                LookupDeadline = TimeSpan.FromMilliseconds(LookupSettings.StandardDeadlineMs),
            },
            run.Stop
        );
        var call = await MeasuredCall.PrepareAsync(agent);
        for (var count = 0; count < Warmup; count++)
        {
            await call.PlaceAsync(run.Stop);
        }

        var (warm, cold) = (new Parts(), new Parts());
        for (var count = 0; count < run.Choose(100, 20); count++)
        {
            warm.Add(await call.PlaceAsync(run.Stop));
            if (count % WarmPerCold == 0)
            {
                await agent.Instance.Lambda.CoolAsync(Function);
                cold.Add(await call.PlaceAsync(run.Stop));
            }
        }

        return new Report(
            "The whole chain: from dialing to the record on the screen",
            "The local Amazon Connect with the shipped flow, the native lookup function, dynalite, the released Streams and the widget in Chromium; one call after "
                + $"the other, every {WarmPerCold + 1}th with a function that has no process yet. The parts follow each other, the table is within the function; on "
                + "screen is the load event of the record's frame, which comes from the sample record system. No network lies between, as it does in production. "
                + TableOutage.Method
                + " "
                + Deadlines.Method,
            [
                Parts.Compared(warm, cold),
                await TableOutage.MeasureAsync(call, agent.Instance.Table!, run),
                await Deadlines.MeasureAsync(lookup, agent.Instance.Table!, run),
            ]
        );
    }
}
