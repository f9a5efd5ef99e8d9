using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ScreenPop.Benchmarks.Reporting;

namespace ScreenPop.Benchmarks.Lookup;

/// <summary>Measures the handler's cost on a warm function, beyond the SDK's own Query.</summary>
internal static class LookupBenchmark
{
    public static Task<Report> RunAsync(BenchmarkRun run)
    {
        var job = run.Choose(Job.Default.WithIterationCount(40), Job.ShortRun).WithToolchain(InProcessEmitToolchain.Instance);
        var summary = BenchmarkRunner.Run<LookupCode>(
            ManualConfig
                .CreateEmpty()
                .AddJob(job)
                .AddColumnProvider(DefaultColumnProviders.Instance)
                .AddLogger(NullLogger.Instance)
                .WithArtifactsPath(Path.Combine(run.Layout.Artifacts, "benchmarks", "dotnet"))
        );
        var (query, lookUp) = (Of(summary, nameof(LookupCode.Query)), Of(summary, nameof(LookupCode.LookUp)));
        var overhead = new Sample();
        foreach (var (whole, part) in lookUp.Times.Values.Zip(query.Times.Values))
        {
            overhead.Add(whole - part);
        }

        var table = new Table("warm", ["time", "allocated"]);
        table.Add("The SDK's Query alone", Figure.Of(query.Times, "ms"), Figure.Of(query.Kilobytes, "KB"));
        table.Add(
            "The lookup, from the event's bytes to the answer's",
            Figure.Of(lookUp.Times, "ms"),
            Figure.Of(lookUp.Kilobytes, "KB")
        );
        table.Add(
            "The lookup beyond the Query",
            Figure.Of(overhead, "ms") with
            {
                AtMost = 0.15,
            },
            Figure.Of(lookUp.Kilobytes - query.Kilobytes, "KB")
        );
        return Task.FromResult(
            new Report(
                "Handler overhead on a warm function",
                "BenchmarkDotNet, in one process (JIT, fully tiered). The SDK is the real one, over an answer in memory, so that the database's time is in neither. "
                    + "The lookup includes its log line and its metrics.",
                [table]
            )
        );
    }

    private static (Sample Times, double Kilobytes) Of(Summary summary, string benchmark)
    {
        var report = summary.Reports.Single(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name == benchmark);
        var times = new Sample();
        foreach (var nanoseconds in report.ResultStatistics!.OriginalValues)
        {
            times.Add(nanoseconds / 1e6);
        }

        return (times, (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / 1024.0);
    }
}
