using ScreenPop.Benchmarks.Reporting;

namespace ScreenPop.Benchmarks.Functions;

/// <summary>Measures the functions with Lambda's share of a processor, and the cost of a million calls.</summary>
internal static class StarvedBenchmark
{
    private static readonly int[] Memories = [128, 256, 512, 1024, 1769];

    /// <summary>Prices for arm64 in us-east-1, in US$ per gigabyte-second and per million requests.</summary>
    private const double GigabyteSecond = 0.0000133334;

    private const double MillionRequests = 0.20;

    /// <summary>DynamoDB's latency for a Query by AWS's published figures: single-digit milliseconds.</summary>
    private static readonly TimeSpan TableLatency = TimeSpan.FromMilliseconds(5);

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var functions = await ComparedFunctions.BuildAsync(run);
        await using var dynamoDb = await DynamoDbEndpoint.StartAsync(run, TableLatency);
        ComparedFunction[] compared =
        [
            functions.Node,
            functions.Python,
            functions.JustInTime,
            functions.ReadyToRun,
            functions.Native,
        ];
        var memories = run.Choose(Memories, [256, 512]);
        string[] columns = [.. memories.Select(memory => $"{memory:#,0} MB")];
        var (first, warm, slow, cost) = (
            new Table("first answer", columns),
            new Table("warm p50", columns),
            new Table("warm p99", columns),
            new Table("a million warm calls", columns)
        );
        foreach (var function in compared)
        {
            var figures = new List<(Sample First, Sample Warm)>();
            foreach (var memory in memories)
            {
                figures.Add(await MeasureAsync(run, function, dynamoDb.Address, memory));
            }

            first.Add(function.Name, [.. figures.Select(f => Figure.Of(f.First, "ms"))]);
            warm.Add(function.Name, [.. figures.Select(f => Figure.Of(f.Warm.Median, "ms"))]);
            slow.Add(function.Name, [.. figures.Select(f => Figure.Of(f.Warm.Quantile(0.99), "ms"))]);
            cost.Add(function.Name, [.. figures.Zip(memories, (f, memory) => Figure.Of(Cost(f.Warm, memory), "US$"))]);
        }

        return new Report(
            "With as little processor as Lambda gives",
            $"Each function in a control group (cgroup) whose quota is that of its memory size: 1,769 MB are one processor, a smaller size the same share of "
                + $"each 20 ms. The table answers after {TableLatency.TotalMilliseconds} ms. Lambda itself lends more processor during the init phase, so first answers there are "
                + "sooner than these, for all of them. Cost: US$ 0.20 for the requests, and US$ 0.0000133334 a gigabyte and second (arm64, us-east-1) for the "
                + "duration of each call, rounded up to a millisecond; without logs, table and cold starts.",
            [first, warm, slow, cost]
        );
    }

    private static async Task<(Sample First, Sample Warm)> MeasureAsync(
        BenchmarkRun run,
        ComparedFunction function,
        Uri dynamoDb,
        int memory
    )
    {
        var (first, warm) = (new Sample(), new Sample());
        using var quota = CpuQuota.OfMemory(memory);
        for (var round = 0; round < run.Choose(3, 1); round++)
        {
            run.Stop.ThrowIfCancellationRequested();
            await using var environment = await FunctionEnvironment.StartAsync(run, function, dynamoDb, quota);
            first.Add(environment.FirstAnswerMilliseconds);
            for (var call = 0; call < run.Choose(50, 20); call++)
            {
                await environment.CallAsync();
            }

            for (var call = 0; call < run.Choose(200, 50); call++)
            {
                warm.Add(await environment.CallAsync());
            }
        }

        return (first, warm);
    }

    private static double Cost(Sample warm, int memory) =>
        MillionRequests + (warm.Values.Average(Math.Ceiling) / 1000 * (memory / 1024.0) * GigabyteSecond * 1e6);
}
