using System.Diagnostics;
using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Table;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Import;

/// <summary>How fast a customer file goes into the table, beside Python's usual way; and how much memory a large one takes.</summary>
internal static class ImportBenchmark
{
    private const int Customers = 5_000;
    private const int LargeFile = 1_000_000;
    private const int ItemsOfACustomer = 4;

    public static async Task<Report> RunAsync(CancellationToken cancellationToken)
    {
        var layout = RepositoryLayout.Find();
        await new NodeBuild(layout).EnsurePackagesAsync(cancellationToken);
        var python = await WithDynaliteAsync(layout, (endpoint, _) => PythonAsync(layout, endpoint, cancellationToken), cancellationToken);
        var ours = await WithDynaliteAsync(layout, (_, client) => OursAsync(client, cancellationToken), cancellationToken);
        var (rowsPerSecond, before, after) = await LargeAsync(cancellationToken);
        return new Report(
            "Import of customers",
            $"{Customers * ItemsOfACustomer:#,0} items of {Customers:#,0} customers into an empty dynalite each: boto3's batch_writer with the same items "
                + "ready in memory, and this import from a CSV file, reading what is there before it writes. Memory: a file of "
                + $"{LargeFile:#,0} rows, over an answer in place of the database.",
            [
                new Figure("boto3 batch_writer", python, "items/s"),
                new Figure("This import", ours, "items/s"),
                new Figure("This import / boto3", ours / python, "times", AtLeast: 3),
                new Figure("Large file", rowsPerSecond, "rows/s"),
                new Figure("Working set after 50,000 rows", before, "MB"),
                new Figure("Working set at the end", after, "MB"),
            ]);
    }

    private static async Task<double> WithDynaliteAsync(
        RepositoryLayout layout, Func<Uri, AmazonDynamoDBClient, Task<double>> measure, CancellationToken cancellationToken)
    {
        await using var dynalite = await Dynalite.StartAsync(layout, cancellationToken);
        using var client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = dynalite.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        await TableSetup.CreateIfMissingAsync(client, "import", cancellationToken);
        return await measure(dynalite.Endpoint, client);
    }

    private static async Task<double> OursAsync(AmazonDynamoDBClient client, CancellationToken cancellationToken)
    {
        using var file = RecordFile.Csv(() => new CustomerFile(Customers));
        var started = Stopwatch.GetTimestamp();
        var report = await new CustomerImport(client, "import", new ImportOptions()).RunAsync(file, cancellationToken);
        return report.ItemsWritten / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> PythonAsync(RepositoryLayout layout, Uri endpoint, CancellationToken cancellationToken)
    {
        var script = Path.Combine(layout.Root, "benchmarks", "Import", "boto3_batch_writer.py");
        var output = await ToolProcess.RunAsync(
            "python3", [script, endpoint.ToString(), "import", Customers.ToString(CultureInfo.InvariantCulture)], layout.Root, "", cancellationToken);
        return double.Parse(output.Trim(), CultureInfo.InvariantCulture);
    }

    private static async Task<(double RowsPerSecond, double Before, double After)> LargeAsync(CancellationToken cancellationToken)
    {
        using var client = new CannedDynamoDb(operation => operation == "BatchGetItem" ? """{"Responses":{}}""" : """{"UnprocessedItems":{}}""").CreateClient();
        using var file = RecordFile.Csv(() => new CustomerFile(LargeFile));
        var before = 0.0;
        var options = new ImportOptions
        {
            OnProgress = report =>
            {
                if (before == 0 && report.Rows > 50_000)
                {
                    before = WorkingSet();
                }
            },
        };
        var started = Stopwatch.GetTimestamp();
        await new CustomerImport(client, "import", options).RunAsync(file, cancellationToken);
        return (LargeFile / Stopwatch.GetElapsedTime(started).TotalSeconds, before, WorkingSet());
    }

    private static double WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }
}
