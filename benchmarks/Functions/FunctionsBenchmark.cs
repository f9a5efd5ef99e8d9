using System.Diagnostics;
using System.Text.Json.Nodes;
using ScreenPop.Benchmarks.Reporting;

namespace ScreenPop.Benchmarks.Functions;

/// <summary>
/// Compares the lookup with the same function in other languages, in one run on one Runtime API and one DynamoDB endpoint.
/// </summary>
internal static class FunctionsBenchmark
{
    private const int ManyEnvironments = 8;

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var functions = await ComparedFunctions.BuildAsync(run);
        await using var dynamoDb = await DynamoDbEndpoint.StartAsync(run);
        var measured = functions.All.ToDictionary(f => f, _ => new Measurements());
        var bare = new Sample();
        for (var round = 0; round < run.Choose(9, 2); round++)
        {
            bare.Add(await FunctionEnvironment.RunToEndAsync(functions.Floor, dynamoDb.Address, run.Stop));
            foreach (var function in InTurn(functions.All, round))
            {
                run.Stop.ThrowIfCancellationRequested();
                await MeasureAsync(run, function, dynamoDb.Address, measured[function], loadToo: round < run.Choose(3, 1));
            }
        }

        return new Report(
            "The function beside the same function as people write it",
            "Every function makes one Query and gives the same answer, which is checked. All run on the same Lambda Runtime API and the same DynamoDB "
                + "endpoint, which answers at once, over HTTP without TLS; in turn, round by round, each round beginning with another. First answer: from the "
                + "start of the process, the runtime of the language included. Warm: after 1,000 calls. The loop around the Node.js and Python handlers is "
                + "smaller than Lambda's own. The package of Python is without boto3, which is part of Lambda's runtime; that of JIT and ReadyToRun is without .NET.",
            [FiguresOf(measured, bare), RatiosOf(functions, measured, bare)]
        )
        {
            Reading = "Ratios are taken round by round, so that what slows the machine down for a while is in neither side.",
        };
    }

    /// <summary>Each round begins with another function.</summary>
    private static IEnumerable<ComparedFunction> InTurn(IReadOnlyList<ComparedFunction> functions, int round) =>
        functions.Skip(round % functions.Count).Concat(functions.Take(round % functions.Count));

    private static async Task MeasureAsync(
        BenchmarkRun run,
        ComparedFunction function,
        Uri dynamoDb,
        Measurements measured,
        bool loadToo
    )
    {
        await using (var environment = await FunctionEnvironment.StartAsync(run, function, dynamoDb))
        {
            Verify(function, environment.FirstAnswer);
            measured.First.Add(environment.FirstAnswerMilliseconds);
            for (var call = 0; call < run.Choose(1000, 300); call++)
            {
                await environment.CallAsync();
            }

            var warm = new Sample();
            for (var call = 0; call < run.Choose(1500, 300); call++)
            {
                warm.Add(await environment.CallAsync());
            }

            measured.Add(warm);
            measured.Memory.Add(environment.PeakMegabytes);
            if (loadToo)
            {
                measured.AloneRate.Add(await RateAsync(run, [environment]));
            }
        }

        if (loadToo)
        {
            measured.ManyRate.Add(await ManyAsync(run, function, dynamoDb));
        }
    }

    private static async Task<double> ManyAsync(BenchmarkRun run, ComparedFunction function, Uri dynamoDb)
    {
        var environments = new List<FunctionEnvironment>();
        try
        {
            for (var i = 0; i < ManyEnvironments; i++)
            {
                environments.Add(await FunctionEnvironment.StartAsync(run, function, dynamoDb));
            }

            await RateAsync(run, environments);
            return await RateAsync(run, environments);
        }
        finally
        {
            foreach (var environment in environments)
            {
                await environment.DisposeAsync();
            }
        }
    }

    /// <summary>Measures the calls per second when every environment gets its next event right after its answer.</summary>
    private static async Task<double> RateAsync(BenchmarkRun run, IReadOnlyList<FunctionEnvironment> environments)
    {
        var length = run.Choose(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(0.5));
        var started = Stopwatch.GetTimestamp();
        var calls = await Task.WhenAll(
            environments.Select(async environment =>
            {
                var count = 0;
                for (; Stopwatch.GetElapsedTime(started) < length; count++)
                {
                    await environment.CallAsync();
                }

                return count;
            })
        );
        return calls.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void Verify(ComparedFunction function, byte[] answer)
    {
        var expected = new JsonObject
        {
            ["lookupStatus"] = "match",
            ["matchCount"] = "1",
            ["lineStatus"] = "none",
            ["customerId"] = "C-1001",
            ["nameStatus"] = "first",
            ["customerName"] = "Jane Doe",
            ["customerFirstName"] = "Jane",
            ["customerTier"] = "gold",
            ["customerAccount"] = "A-100",
            ["customerEmail"] = "jane@example.test",
            ["customerLanguage"] = "en-US",
            ["customerNotes"] = "Prefers to be called in the morning.",
        };
        if (!JsonNode.DeepEquals(JsonNode.Parse(answer), expected))
        {
            throw new InvalidOperationException(
                $"{function.Name} gives another answer: {System.Text.Encoding.UTF8.GetString(answer)}"
            );
        }
    }

    private static Table FiguresOf(Dictionary<ComparedFunction, Measurements> measured, Sample bare)
    {
        var table = new Table(
            "function",
            [
                "first answer",
                "warm p50",
                "p99",
                "p99.9",
                "calls/s",
                $"calls/s, {ManyEnvironments} environments",
                "peak memory",
                "package",
            ]
        );
        foreach (var (function, m) in measured)
        {
            table.Add(
                function.Name,
                Figure.Of(m.First, "ms"),
                Figure.Of(m.WarmMedian, "ms"),
                Figure.Of(m.Warm.Quantile(0.99), "ms"),
                Figure.Of(m.Warm.Quantile(0.999), "ms"),
                Figure.Of(m.AloneRate, ""),
                Figure.Of(m.ManyRate, ""),
                Figure.Of(m.Memory, "MB"),
                Figure.Of(function.PackageMegabytes(), "MB")
            );
        }

        table.Add(
            "Floor, without a Runtime API: start, one Query, end",
            Figure.Of(bare, "ms"),
            null,
            null,
            null,
            null,
            null,
            null,
            null
        );
        return table;
    }

    private static Table RatiosOf(ComparedFunctions functions, Dictionary<ComparedFunction, Measurements> measured, Sample bare)
    {
        var (native, node, python, floor) = (
            measured[functions.Native],
            measured[functions.Node],
            measured[functions.Python],
            measured[functions.Floor]
        );
        var table = new Table("Native AOT, pair by pair", ["measured"]);
        table.Add(
            "First answer: times faster than Node.js",
            Figure.Of(node.First.DividedBy(native.First), "") with
            {
                AtLeast = 8,
            }
        );
        table.Add(
            "First answer: times faster than Python",
            Figure.Of(python.First.DividedBy(native.First), "") with
            {
                AtLeast = 15,
            }
        );
        table.Add("First answer: times the floor's", Figure.Of(native.First.DividedBy(floor.First), "") with { AtMost = 1.5 });
        table.Add(
            "First answer: times the floor without a Runtime API",
            Figure.Of(native.First.DividedBy(bare), "") with
            {
                AtMost = 1.5,
            }
        );
        table.Add("Warm p50: times Node.js's", Figure.Of(native.WarmMedian.DividedBy(node.WarmMedian), "") with { AtMost = 0.5 });
        table.Add("Peak memory: times Node.js's", Figure.Of(native.Memory.DividedBy(node.Memory), "") with { AtMost = 0.5 });
        table.Add("Peak memory", Figure.Of(native.Memory, "MB") with { AtMost = 48 });
        return table;
    }

    private sealed class Measurements
    {
        public Sample First { get; } = new();

        /// <summary>All warm calls of all rounds.</summary>
        public Sample Warm { get; } = new();

        /// <summary>One median per round.</summary>
        public Sample WarmMedian { get; } = new();

        public Sample AloneRate { get; } = new();

        public Sample ManyRate { get; } = new();

        public Sample Memory { get; } = new();

        public void Add(Sample warm)
        {
            WarmMedian.Add(warm.Median);
            foreach (var value in warm.Values)
            {
                Warm.Add(value);
            }
        }
    }
}
