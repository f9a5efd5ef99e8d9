using System.Diagnostics;
using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using ScreenPop.Benchmarks.Functions;
using ScreenPop.Benchmarks.Reporting;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Table;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Import;

/// <summary>Compares the import of a customer file with Python's usual way, and measures the memory for a large file.</summary>
internal static class ImportBenchmark
{
    private const string TableName = "import";

    /// <summary>The latency of a BatchWriteItem of 25 items, by the order of magnitude that AWS publishes.</summary>
    private static readonly TimeSpan TableLatency = TimeSpan.FromMilliseconds(10);

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        await new NodeBuild(run.Layout).EnsurePackagesAsync(run.Stop);
        var small = CustomerFile.Write(run, run.Choose(5000, 1000));
        var large = CustomerFile.Write(run, run.Choose(1_000_000, 20_000));
        var (ours, python) = (new Sample(), new Sample());
        var (oursOnDynalite, pythonOnDynalite) = (new Sample(), new Sample());
        for (var round = 0; round < run.Choose(5, 1); round++)
        {
            await using (var table = await TableAsync(TableLatency))
            {
                python.Add((await PythonAsync(run, table.Address, small)).Rate);
                ours.Add((await OursAsync(run, table.Address, small)).Rate);
            }

            pythonOnDynalite.Add(await OnDynaliteAsync(run, async endpoint => (await PythonAsync(run, endpoint, small)).Rate));
            oursOnDynalite.Add(await OnDynaliteAsync(run, async endpoint => (await OursAsync(run, endpoint, small)).Rate));
        }

        var rates = new Table("items a second", ["boto3 batch_writer", "this import", "times boto3's"]);
        rates.Add(
            $"A table that answers after {TableLatency.TotalMilliseconds} ms",
            Figure.Of(python, ""),
            Figure.Of(ours, ""),
            Figure.Of(ours.DividedBy(python), "") with
            {
                AtLeast = 3,
            }
        );
        rates.Add(
            "dynalite, one process at its limit",
            Figure.Of(pythonOnDynalite, ""),
            Figure.Of(oursOnDynalite, ""),
            Figure.Of(oursOnDynalite.DividedBy(pythonOnDynalite), "")
        );

        await using var endless = await TableAsync(TimeSpan.Zero);
        var (rate, peaks) = await OursAsync(run, endless.Address, large);
        var memory = new Table("memory", ["rows", "items/s", "peak after 5 % of the rows", "peak at the end"]);
        memory.Add(
            "This import",
            Figure.Of(run.Choose(1_000_000, 20_000), ""),
            Figure.Of(rate, ""),
            Figure.Of(peaks.Early, "MB"),
            Figure.Of(peaks.End, "MB")
        );
        var pythonLarge = await PythonAsync(run, endless.Address, CustomerFile.Write(run, run.Choose(20_000, 5000)));
        memory.Add(
            "boto3 batch_writer",
            Figure.Of(run.Choose(20_000, 5000), ""),
            Figure.Of(pythonLarge.Rate, ""),
            null,
            Figure.Of(pythonLarge.Megabytes, "MB")
        );
        return new Report(
            "Import of customers",
            $"From the same CSV file, {CustomerFile.ItemsOfACustomer} items a customer and two fields of its own, each side in a process of its own. This import reads what is there before it "
                + "writes, checks every row, and can be run again; boto3's batch_writer only writes. The first table takes its time as DynamoDB does and takes "
                + "any number of requests at once; dynalite does one thing at a time, so that it and not the client is what is measured there. "
                + "Memory: over a table that answers at once.",
            [rates, memory]
        );
    }

    /// <summary>Imports in a separate process and prints the result: <c>import-file ENDPOINT FILE</c>.</summary>
    public static async Task RunChildAsync(string endpoint, string file, CancellationToken cancellationToken)
    {
        using var client = Client(new Uri(endpoint));
        using var records = RecordFile.Open(file);
        var early = 0.0;
        var options = new ImportOptions
        {
            OwnFields = CustomerFile.OwnFields,
            OnProgress = _ => early = early == 0 && records.Progress > 0.05 ? PeakMegabytes() : early,
        };
        var started = Stopwatch.GetTimestamp();
        var report = await new CustomerImport(client, TableName, options).RunAsync(records, cancellationToken);
        var rate = report.ItemsWritten / Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate} {early} {PeakMegabytes()}"));
    }

    private static async Task<(double Rate, (double Early, double End) Peaks)> OursAsync(
        BenchmarkRun run,
        Uri endpoint,
        string file
    )
    {
        var self = Path.ChangeExtension(typeof(ImportBenchmark).Assembly.Location, null);
        var output = await ToolProcess.RunAsync(self, ["import-file", endpoint.ToString(), file], run.Layout.Root, "", run.Stop);
        var numbers = Numbers(output);
        return (numbers[0], (numbers[1], numbers[2]));
    }

    private static async Task<(double Rate, double Megabytes)> PythonAsync(BenchmarkRun run, Uri endpoint, string file)
    {
        var script = Path.Combine(run.Layout.Root, "benchmarks", "Import", "boto3_batch_writer.py");
        var numbers = Numbers(
            await ToolProcess.RunAsync("python3", [script, endpoint.ToString(), TableName, file], run.Layout.Root, "", run.Stop)
        );
        return (numbers[0], numbers[1]);
    }

    private static double[] Numbers(string output) =>
        [.. output.Trim().Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    /// <summary>A table that is empty and accepts everything.</summary>
    private static Task<LoopbackServer> TableAsync(TimeSpan latency) =>
        LoopbackServer.StartAsync(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            await Task.Delay(latency);
            var answer = context.Request.Headers["X-Amz-Target"].ToString().EndsWith(".BatchGetItem", StringComparison.Ordinal)
                ? """{"Responses":{}}"""u8.ToArray()
                : """{"UnprocessedItems":{}}"""u8.ToArray();
            context.Response.ContentType = "application/x-amz-json-1.0";
            context.Response.ContentLength = answer.Length;
            await context.Response.Body.WriteAsync(answer);
        });

    private static async Task<double> OnDynaliteAsync(BenchmarkRun run, Func<Uri, Task<double>> measure)
    {
        await using var dynalite = await Dynalite.StartAsync(run.Layout, run.Stop);
        using var client = Client(dynalite.Endpoint);
        await TableSetup.CreateIfMissingAsync(client, TableName, run.Stop);
        return await measure(dynalite.Endpoint);
    }

    private static AmazonDynamoDBClient Client(Uri endpoint) =>
        new(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = endpoint.ToString(), AuthenticationRegion = "us-east-1" }
        );

    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1024.0 / 1024.0;
    }
}
