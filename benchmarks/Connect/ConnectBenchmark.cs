using ScreenPop.Benchmarks.Reporting;

namespace ScreenPop.Benchmarks.Connect;

/// <summary>Measures how soon a page learns of a call, and the cost of a full contact centre and of a growing queue.</summary>
internal static class ConnectBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var ringing = new Table("the agent's page in Chromium, the released Streams", ["p50", "p95"]);
        var rang = await RingingMeasure.RunAsync(run);
        ringing.Add(
            "from the queue to onConnecting",
            Figure.Of(rang, "ms"),
            Figure.Of(rang.Quantile(0.95), "ms") with
            {
                AtMost = 50,
            }
        );
        var growth = QueueGrowth.Run(run);
        growth.Plot(Path.Combine(ReportFiles.Folder(run), "connect-waiting.svg"), "One call more while others wait");
        return new Report(
            "The local Amazon Connect",
            RingingMeasure.Method + " " + FloorMeasure.Method + " " + QueueGrowth.Method,
            [ringing, await FloorMeasure.RunAsync(run), growth.Table("one call more, p50")]
        )
        {
            Plots = ["connect-waiting.svg"],
            Reading = growth.Sentence,
        };
    }
}
