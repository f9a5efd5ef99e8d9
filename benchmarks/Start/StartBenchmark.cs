using System.Diagnostics;
using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Table;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Start;

/// <summary>How long the native function takes from the start of its process to its first answer, and how much memory it needs.</summary>
internal static class StartBenchmark
{
    private const int Runs = 15;
    private const int WarmCalls = 500;
    private const string Table = "screen-pop";

    public static async Task<Report> RunAsync(CancellationToken cancellationToken)
    {
        var layout = RepositoryLayout.Find();
        var function = Path.Combine(await NativeBuild.PublishAsync(layout, "functions/CustomerLookup", cancellationToken), "bootstrap");
        var bare = Path.Combine(await NativeBuild.PublishAsync(layout, "benchmarks/BareQuery", cancellationToken), "ScreenPop.BareQuery");
        await new NodeBuild(layout).EnsurePackagesAsync(cancellationToken);
        await using var dynalite = await Dynalite.StartAsync(layout, cancellationToken);
        await SeedAsync(layout, dynalite.Endpoint, cancellationToken);
        var @event = await File.ReadAllBytesAsync(
            Path.Combine(layout.Root, "tests", "CustomerLookup.Tests", "Events", "voice-inbound.json"), cancellationToken);

        var (floor, start, memory) = (new Sample(), new Sample(), new Sample());
        for (var run = 0; run < Runs; run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            floor.Add(await StartBareAsync(bare, dynalite.Endpoint, cancellationToken));
            var (milliseconds, peak) = await StartFunctionAsync(function, dynalite.Endpoint, @event, warmCalls: run == 0 ? WarmCalls : 0);
            start.Add(milliseconds);
            memory.Add(peak);
        }

        return new Report(
            "Start of the native function",
            $"{Runs} times in turn: a bare native program that does one Query with the same SDK, from its start to its output; and the function, "
                + $"from the start of its process to its first answer on a Runtime API. Memory is VmHWM, the highest of all runs, one of them with {WarmCalls} calls.",
            [
                new Figure("Bare program, median", floor.Median, "ms"),
                new Figure("Function to its first answer, median", start.Median, "ms"),
                new Figure("Function to its first answer, p90", start.Quantile(0.9), "ms"),
                new Figure("Function / bare program", start.Median / floor.Median, "times", AtMost: 1.5),
                new Figure("Peak memory", memory.Quantile(1), "MB", AtMost: 48),
                new Figure("Size of the executable", new FileInfo(function).Length / 1024.0 / 1024.0, "MB"),
            ]);
    }

    private static async Task SeedAsync(RepositoryLayout layout, Uri endpoint, CancellationToken cancellationToken)
    {
        using var client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        await TableSetup.CreateIfMissingAsync(client, Table, cancellationToken);
        using var customers = RecordFile.Open(Path.Combine(layout.SampleData, "customers.csv"));
        await new CustomerImport(client, Table, new ImportOptions()).RunAsync(customers, cancellationToken);
    }

    private static async Task<double> StartBareAsync(string executable, Uri endpoint, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(Info(executable, endpoint, Table, "PHONE#+14155550100"))!;
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        await process.WaitForExitAsync(cancellationToken);
        return line == "1" ? elapsed : throw new InvalidOperationException($"The bare program found '{line}'.");
    }

    private static async Task<(double Milliseconds, double PeakMegabytes)> StartFunctionAsync(
        string executable, Uri endpoint, byte[] @event, int warmCalls)
    {
        using var api = new RuntimeApiServer(@event);
        var info = Info(executable, endpoint);
        info.Environment["AWS_LAMBDA_RUNTIME_API"] = api.Address;
        info.Environment["TABLE_NAME"] = Table;
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(info)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var elapsed = Stopwatch.GetElapsedTime(started, await api.InvokeAsync()).TotalMilliseconds;
        for (var call = 0; call < warmCalls; call++)
        {
            await api.InvokeAsync();
        }

        var peak = PeakMegabytes(process.Id);
        process.Kill();
        await process.WaitForExitAsync();
        return (elapsed, peak);
    }

    private static ProcessStartInfo Info(string executable, Uri endpoint, params string[] arguments)
    {
        var info = new ProcessStartInfo(executable, arguments) { RedirectStandardOutput = true };
        info.Environment["AWS_ENDPOINT_URL_DYNAMODB"] = endpoint.ToString();
        info.Environment["AWS_REGION"] = "us-east-1";
        info.Environment["AWS_ACCESS_KEY_ID"] = "local";
        info.Environment["AWS_SECRET_ACCESS_KEY"] = "local";
        return info;
    }

    private static double PeakMegabytes(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
