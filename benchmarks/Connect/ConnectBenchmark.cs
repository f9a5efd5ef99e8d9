using ScreenPop.Benchmarks.Reporting;

namespace ScreenPop.Benchmarks.Connect;

/// <summary>How soon a page hears the phone, what a full contact centre costs, and how that grows with the queue.</summary>
internal static class ConnectBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var ringing = new Table("the agent's page in Chromium, the released Streams", ["p50", "p95"]);
        var rang = await RingingMeasure.RunAsync(run);
        ringing.Add("from the queue to onConnecting", Figure.Of(rang, "ms"), Figure.Of(rang.Quantile(0.95), "ms") with { AtMost = 50 });
        var growth = QueueGrowth.Run(run);
        GrowthPlot.Write(
            Path.Combine(ReportFiles.Folder(run), "connect-waiting.svg"),
            "One call more while others wait",
            "contacts waiting",
            "milliseconds",
            new Dictionary<string, IReadOnlyList<(double, double)>> { ["p50"] = [.. growth.Select(point => ((double)point.Waiting, point.Times.Median))] });
        return new Report(
            "The local Amazon Connect",
            RingingMeasure.Method + " " + FloorMeasure.Method + " " + QueueGrowth.Method,
            [ringing, await FloorMeasure.RunAsync(run), QueueGrowth.TableOf(growth)])
        {
            Plots = ["connect-waiting.svg"],
        };
    }
}
