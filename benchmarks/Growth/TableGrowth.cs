using System.Diagnostics;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using ScreenPop.Benchmarks.Reporting;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Growth;

/// <summary>Measures the lookup's Query over HTTP, in tables of growing size, which take turns.</summary>
internal static class TableGrowth
{
    public const string Method =
        "Customers: a table for each size in one dynalite, one item a customer; the Query of the lookup for customers picked at random, over HTTP, the tables in turn.";

    private const int BatchSize = 25;
    private const int Loaders = 4;
    private const int Warmup = 500;

    public static async Task<GrowthCurve> MeasureAsync(BenchmarkRun run)
    {
        await new NodeBuild(run.Layout).EnsurePackagesAsync(run.Stop);
        await using var dynalite = await Dynalite.StartAsync(run.Layout, run.Stop);
        using var client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = dynalite.Endpoint.ToString(), AuthenticationRegion = "us-east-1" }
        );
        var tables = new List<(int Size, CustomerTable Table, Sample Times)>();
        foreach (var size in run.Choose<int[]>([1000, 10_000, 100_000, 1_000_000], [1000, 10_000]))
        {
            await LoadAsync(client, $"customers-{size}", size, run.Stop);
            tables.Add((size, new CustomerTable(client, $"customers-{size}"), new Sample()));
        }

        var random = new Random(1);
        for (var call = -Warmup; call < run.Choose(2000, 300); call++)
        {
            foreach (var (size, table, times) in tables)
            {
                var key = LookupKey.Phone(Number(random.Next(size)));
                var started = Stopwatch.GetTimestamp();
                await table.FindAsync(key, run.Stop);
                if (call >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }
        }

        return new GrowthCurve("customers in the table", [.. tables.Select(table => (table.Size, table.Times))]);
    }

    private static async Task LoadAsync(AmazonDynamoDBClient client, string table, int size, CancellationToken stop)
    {
        await TableSetup.CreateIfMissingAsync(client, table, stop);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, size).Chunk(BatchSize),
            new ParallelOptions { MaxDegreeOfParallelism = Loaders, CancellationToken = stop },
            async (batch, cancellation) =>
                await client.BatchWriteItemAsync(
                    new BatchWriteItemRequest
                    {
                        RequestItems = new() { [table] = [.. batch.Select(n => new WriteRequest(new PutRequest(Item(n))))] },
                    },
                    cancellation
                )
        );
    }

    private static string Number(int customer) => $"+1{2_002_000_000L + customer}";

    private static Dictionary<string, AttributeValue> Item(int customer) =>
        new()
        {
            [TableSchema.PartitionKey] = new() { S = "PHONE#" + Number(customer) },
            [TableSchema.SortKey] = new() { S = $"CUSTOMER#C-{customer}" },
            ["customerId"] = new() { S = $"C-{customer}" },
            ["name"] = new() { S = $"Customer {customer}" },
            ["tier"] = new() { S = "gold" },
        };
}
