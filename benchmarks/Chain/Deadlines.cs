using ScreenPop.Benchmarks.Reporting;
using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Table;

namespace ScreenPop.Benchmarks.Chain;

/// <summary>
/// Measures how long after its deadline the lookup's process answers while the table stalls, including the local Lambda.
/// </summary>
internal static class Deadlines
{
    public const string Method =
        "Deadlines: the native function alone behind the local Lambda, warm, at each deadline and in each way in which the table can stall.";

    /// <summary>The limit for an answer after its deadline, in milliseconds.</summary>
    private const double MostLate = 50;

    private static readonly int[] DeadlinesMs = [100, 1500, 2500];

    private static readonly (string Name, TableFault Fault)[] Stalls =
    [
        ("the table does not answer", new TableFault.Slow(TimeSpan.FromSeconds(30))),
        ("the table stalls after the headers", new TableFault.StallsAfterHeaders()),
        ("the table stalls in mid-body", new TableFault.StallsInMidBody()),
        ("the table sends one byte a second", new TableFault.OneByteASecond()),
    ];

    /// <param name="lookup">The native <c>bootstrap</c>.</param>
    /// <param name="door">The door in front of a table with the sample data.</param>
    /// <param name="run">The benchmark run.</param>
    public static async Task<Table> MeasureAsync(string lookup, TableDoor door, BenchmarkRun run)
    {
        var @event = await File.ReadAllTextAsync(
            Path.Combine(run.Layout.Root, "tests", "CustomerLookup.Tests", "Events", "voice-inbound.json"),
            run.Stop
        );
        await using var lambda = new LambdaService("us-east-1", "111122223333", TimeProvider.System);
        var table = new Table("answer after the deadline", [.. DeadlinesMs.Select(deadline => $"{deadline:#,0} ms")]);
        var functions = DeadlinesMs.Select(deadline => lambda.Add(Function(lookup, door.Endpoint, deadline)).ToString()).ToList();
        foreach (var (name, fault) in Stalls)
        {
            var figures = new List<Figure>();
            foreach (var (function, deadline) in functions.Zip(DeadlinesMs))
            {
                var late = new Sample();
                for (var round = 0; round < run.Choose(20, 5); round++)
                {
                    door.Fault = null;
                    await lambda.InvokeAsync(function, @event);
                    door.Fault = fault;
                    late.Add((await lambda.InvokeAsync(function, @event)).Duration.TotalMilliseconds - deadline);
                }

                door.Fault = null;
                figures.Add(Figure.Of(late, "ms") with { AtMost = MostLate });
            }

            table.Add(name, [.. figures]);
        }

        return table;
    }

    private static FunctionDefinition Function(string lookup, Uri dynamoDb, int deadlineMs) =>
        new($"CustomerLookup-{deadlineMs}", lookup)
        {
            Timeout = TimeSpan.FromSeconds(3),
            ReservedConcurrency = 1,
            Environment = new Dictionary<string, string>
            {
                ["TABLE_NAME"] = "ScreenPop",
                ["DEFAULT_COUNTRY"] = "US",
                ["LOOKUP_DEADLINE_MS"] = deadlineMs.ToString(System.Globalization.CultureInfo.InvariantCulture),
                // Each answer must read the line from the table.
                ["LINE_CACHE_SECONDS"] = "0",
                ["AWS_ENDPOINT_URL_DYNAMODB"] = dynamoDb.ToString(),
                ["AWS_ACCESS_KEY_ID"] = "local",
                ["AWS_SECRET_ACCESS_KEY"] = "local",
            },
        };
}
