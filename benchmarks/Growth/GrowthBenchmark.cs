using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.Benchmarks.Lookup;
using ScreenPop.Benchmarks.Reporting;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Growth;

/// <summary>
/// Measures how a lookup's time grows with the table, with the customers of one number, and with the size of the customer and
/// the contact.
/// </summary>
internal static class GrowthBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var sizes = run.Choose<int[]>([1, 2, 4, 8, 16, 32], [1, 8, 32]);
        var shared = run.Choose<int[]>([1, 2, 5, 10, 25, 50, 100, 200], [1, 10, 200]);
        (string Plot, string Title, GrowthCurve Curve)[] grown =
        [
            ("growth-customers.svg", "Customers in the table", await TableGrowth.MeasureAsync(run)),
            (
                "growth-matches.svg",
                "Customers of one number",
                await InMemoryAsync(run, "customers who share the number", shared, count => (Matches(count), Event(0)))
            ),
            (
                "growth-known.svg",
                "What the table knows about the customer",
                await InMemoryAsync(run, "KB of the customer's item", sizes, kilobytes => (Matches(1, kilobytes), Event(0)))
            ),
            (
                "growth-carried.svg",
                "What the contact carries already",
                await InMemoryAsync(run, "KB of contact attributes", sizes, kilobytes => (Matches(1), Event(kilobytes)))
            ),
        ];
        foreach (var (plot, title, curve) in grown)
        {
            curve.Plot(Path.Combine(ReportFiles.Folder(run), plot), title);
        }

        return new Report(
            "Growth",
            TableGrowth.Method
                + " The rest: the whole lookup with the real SDK over an answer in memory, from the event's bytes to the answer's.",
            [.. grown.Select(growth => growth.Curve.Table("p50"))]
        )
        {
            Plots = [.. grown.Select(growth => growth.Plot)],
            Reading = string.Join("\n", grown.Select(growth => "- " + growth.Curve.Sentence)),
        };
    }

    private static async Task<GrowthCurve> InMemoryAsync(
        BenchmarkRun run,
        string what,
        int[] sizes,
        Func<int, (string QueryAnswer, byte[] Event)> makeCase
    )
    {
        var points = sizes
            .Select(size =>
                (Size: size, Code: new LookupCode(makeCase(size).QueryAnswer, makeCase(size).Event), Times: new Sample())
            )
            .ToList();
        for (var call = -500; call < run.Choose(2000, 300); call++)
        {
            run.Stop.ThrowIfCancellationRequested();
            foreach (var (_, code, times) in points)
            {
                var started = Stopwatch.GetTimestamp();
                await code.LookUp();
                if (call >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }
        }

        return new GrowthCurve(what, [.. points.Select(point => (point.Size, point.Times))]);
    }

    /// <summary>DynamoDB's answer for a number that several customers share.</summary>
    private static string Matches(int customers, int kilobytes = 0) =>
        JsonSerializer.Serialize(
            new
            {
                Count = customers,
                ScannedCount = customers,
                Items = Enumerable
                    .Range(0, customers)
                    .Select(n => new
                    {
                        PK = new { S = "PHONE#+14155550100" },
                        SK = new { S = $"CUSTOMER#C-{n}" },
                        customerId = new { S = $"C-{n}" },
                        name = new { S = $"Customer {n}" },
                        tier = new { S = "gold" },
                        notes = new { S = new string('n', kilobytes * 1024) },
                    }),
            }
        );

    /// <summary>The event of a contact with attributes.</summary>
    private static byte[] Event(int kilobytes)
    {
        var @event = JsonNode.Parse(File.ReadAllBytes(ComparedEvent()))!;
        var attributes = @event["Details"]!["ContactData"]!["Attributes"]!;
        for (var n = 0; n < kilobytes * 4; n++)
        {
            attributes[$"attribute{n}"] = new string('a', 256 - 12);
        }

        return JsonSerializer.SerializeToUtf8Bytes(@event);
    }

    private static string ComparedEvent() => Functions.ComparedFunctions.Source(RepositoryLayout.Find(), "event.json");
}
