using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using ScreenPop.Benchmarks.Lookup;
using ScreenPop.Benchmarks.Reporting;
using ScreenPop.Customers.Table;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Growth;

/// <summary>How a lookup grows with the table, with the customers of one number, and with what is known and carried.</summary>
internal static class GrowthBenchmark
{
    private const string TableName = "screen-pop";
    private const int BatchSize = 25;
    private const int Loaders = 4;

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var customers = await CustomersAsync(run, run.Choose<int[]>([1000, 10_000, 100_000, 1_000_000], [1000, 10_000]));
        var matches = await InMemoryAsync(run, run.Choose<int[]>([1, 2, 5, 10, 25, 50, 100, 200], [1, 10, 200]), count => (Matches(count), Event(0)));
        var sizes = run.Choose<int[]>([1, 2, 4, 8, 16, 32], [1, 8, 32]);
        var known = await InMemoryAsync(run, sizes, kilobytes => (Matches(1, kilobytes), Event(0)));
        var carried = await InMemoryAsync(run, sizes, kilobytes => (Matches(1), Event(kilobytes)));

        var folder = ReportFiles.Folder(run);
        Plot(folder, "growth-customers.svg", "A lookup does not grow with the table", "customers in the table", customers);
        Plot(folder, "growth-matches.svg", "Customers of one number", "customers who share the number", matches);
        Plot(folder, "growth-known.svg", "What the table knows about the customer", "KB of the customer's item", known);
        Plot(folder, "growth-carried.svg", "What the contact carries already", "KB of contact attributes", carried);
        return new Report(
            "Growth",
            "Customers: one item each in dynalite, the Query of the lookup for customers picked at random, over HTTP. The rest: the whole lookup with the real SDK "
                + "over an answer in memory, from the event's bytes to the answer's.",
            [TableOf("customers in the table", customers), TableOf("customers of one number", matches), TableOf("KB of the customer's item", known), TableOf("KB of contact attributes", carried)])
        {
            Plots = ["growth-customers.svg", "growth-matches.svg", "growth-known.svg", "growth-carried.svg"],
            Reading = "A lookup costs the same in a table of any size. It grows in proportion to the customers of the number, each of whom is an item to read, and to "
                + "the bytes that are read; a household costs what a single customer costs.",
        };
    }

    private static void Plot(string folder, string file, string title, string sizeLabel, IReadOnlyList<(int Size, Sample Times)> points) => GrowthPlot.Write(
        Path.Combine(folder, file),
        title,
        sizeLabel,
        "milliseconds",
        new Dictionary<string, IReadOnlyList<(double, double)>>
        {
            ["p50"] = [.. points.Select(p => ((double)p.Size, p.Times.Median))],
            ["p90"] = [.. points.Select(p => ((double)p.Size, p.Times.Quantile(0.9)))],
        });

    private static Table TableOf(string heading, IReadOnlyList<(int Size, Sample Times)> points)
    {
        var table = new Table(heading, ["p50"]);
        foreach (var (size, times) in points)
        {
            table.Add(size.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture), Figure.Of(times, "ms"));
        }

        return table;
    }

    private static async Task<List<(int Size, Sample Times)>> CustomersAsync(BenchmarkRun run, int[] sizes)
    {
        await new NodeBuild(run.Layout).EnsurePackagesAsync(run.Stop);
        await using var dynalite = await Dynalite.StartAsync(run.Layout, run.Stop);
        using var client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = dynalite.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        await TableSetup.CreateIfMissingAsync(client, TableName, run.Stop);
        var table = new CustomerTable(client, TableName);
        var points = new List<(int, Sample)>();
        var loaded = 0;
        foreach (var size in sizes)
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(loaded, size - loaded).Chunk(BatchSize),
                new ParallelOptions { MaxDegreeOfParallelism = Loaders, CancellationToken = run.Stop },
                async (batch, stop) => await client.BatchWriteItemAsync(
                    new BatchWriteItemRequest { RequestItems = new() { [TableName] = [.. batch.Select(n => new WriteRequest(new PutRequest(Item(n))))] } }, stop));
            loaded = size;
            var times = new Sample();
            for (var call = 0; call < 1500; call++)
            {
                var number = Random.Shared.Next(size);
                var started = Stopwatch.GetTimestamp();
                await table.FindAsync(ScreenPop.Customers.Keys.LookupKey.Phone(Number(number)), run.Stop);
                if (call >= 500)
                {
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }

            points.Add((size, times));
        }

        return points;
    }

    private static async Task<List<(int Size, Sample Times)>> InMemoryAsync(BenchmarkRun run, int[] sizes, Func<int, (string QueryAnswer, byte[] Event)> makeCase)
    {
        var points = sizes.Select(size => (Size: size, Code: new LookupCode(makeCase(size).QueryAnswer, makeCase(size).Event), Times: new Sample())).ToList();
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

        return [.. points.Select(p => (p.Size, p.Times))];
    }

    private static string Number(int customer) => $"+1{2_002_000_000L + customer}";

    private static Dictionary<string, AttributeValue> Item(int customer) => new()
    {
        [TableSchema.PartitionKey] = new() { S = "PHONE#" + Number(customer) },
        [TableSchema.SortKey] = new() { S = $"CUSTOMER#C-{customer}" },
        ["customerId"] = new() { S = $"C-{customer}" },
        ["name"] = new() { S = $"Customer {customer}" },
        ["tier"] = new() { S = "gold" },
    };

    /// <summary>What DynamoDB answers for a number that several customers share.</summary>
    private static string Matches(int customers, int kilobytes = 0) => JsonSerializer.Serialize(new
    {
        Count = customers,
        ScannedCount = customers,
        Items = Enumerable.Range(0, customers).Select(n => new
        {
            PK = new { S = "PHONE#+14155550100" },
            SK = new { S = $"CUSTOMER#C-{n}" },
            customerId = new { S = $"C-{n}" },
            name = new { S = $"Customer {n}" },
            tier = new { S = "gold" },
            notes = new { S = new string('n', kilobytes * 1024) },
        }),
    });

    /// <summary>The event of a contact that carries attributes.</summary>
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
