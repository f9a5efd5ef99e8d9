using System.Text;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Table;
using ScreenPop.TestKit;

namespace ScreenPop.Cli.Tests;

/// <summary>Kills the command line at random moments.</summary>
public sealed class KilledTests : IClassFixture<DynaliteFixture>
{
    /// <summary>The seed that a failed test prints repeats the same moments.</summary>
    private const string SeedVariable = "SCREENPOP_TEST_SEED";

    private const int Customers = 2_000;

    private const string Killed = "Killed";

    /// <summary>A table of its own, because an import of existing rows writes nothing.</summary>
    private const string Interrupted = "Interrupted";

    private readonly DynaliteFixture dynalite;
    private readonly Random moments;

    public KilledTests(DynaliteFixture dynalite, ITestOutputHelper output)
    {
        this.dynalite = dynalite;
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var given) ? given : Random.Shared.Next();
        moments = new Random(seed);
        output.WriteLine($"{SeedVariable}={seed}");
    }

    [Fact]
    public async Task An_import_that_is_killed_again_and_again_is_completed_by_the_last_and_leaves_no_half_customer()
    {
        var folder = Directory.CreateTempSubdirectory("screenpop-");
        try
        {
            var path = Path.Combine(folder.FullName, "customers.csv");
            await File.WriteAllTextAsync(path, Rows(), TestContext.Current.CancellationToken);
            using var dynamoDb = dynalite.CreateClient();
            await TableSetup.CreateIfMissingAsync(dynamoDb, Killed, TestContext.Current.CancellationToken);
            await TableSetup.CreateIfMissingAsync(dynamoDb, "Whole", TestContext.Current.CancellationToken);

            for (var run = 0; run < 3; run++)
            {
                using var import = ScreenPopProcess.Start(Import(path, Killed, dynalite.Endpoint));
                while (!await HasItemsAsync(Killed))
                {
                    await Task.Delay(10, TestContext.Current.CancellationToken);
                }

                // Any moment is valid: before, during or after the writes.
                await Task.Delay(moments.Next(400), TestContext.Current.CancellationToken);
                import.Kill();
                await import.LeavesNothingRunningAsync();
            }

            var expected = await WholeAsync(path);
            Assert.Subset(expected.ToHashSet(), (await ItemsAsync(Killed)).ToHashSet());

            using var last = ScreenPopProcess.Start(Import(path, Killed, dynalite.Endpoint));
            Assert.Equal(0, (await last.EndAsync()).ExitCode);
            Assert.Equal(expected, await ItemsAsync(Killed));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_import_that_is_interrupted_says_so_and_the_next_goes_on()
    {
        var folder = Directory.CreateTempSubdirectory("screenpop-");
        try
        {
            var path = Path.Combine(folder.FullName, "customers.csv");
            await File.WriteAllTextAsync(path, Rows(), TestContext.Current.CancellationToken);
            using var dynamoDb = dynalite.CreateClient();
            await TableSetup.CreateIfMissingAsync(dynamoDb, Interrupted, TestContext.Current.CancellationToken);

            // The table answers reads but no writes, so the import is running when it is interrupted.
            var writing = new TaskCompletionSource();
            using var table = new FaultyDynamoDb(
                dynalite.Endpoint,
                (operation, _) =>
                {
                    if (operation != "BatchWriteItem")
                    {
                        return null;
                    }

                    writing.TrySetResult();
                    return Fault.Hang;
                }
            );
            using var import = ScreenPopProcess.Start(Import(path, Interrupted, table.Endpoint));
            await writing.Task.WaitAsync(ScreenPopProcess.Limit, TestContext.Current.CancellationToken);
            import.Interrupt();
            var (exitCode, output, errors) = await import.EndAsync();

            Assert.Equal(130, exitCode);
            Assert.Contains("Interrupted; run the same command again: it completes the import", errors, StringComparison.Ordinal);
            Assert.Contains("not finished", output, StringComparison.Ordinal);

            using var next = ScreenPopProcess.Start(Import(path, Interrupted, dynalite.Endpoint));
            (exitCode, output, _) = await next.EndAsync();

            Assert.Equal(0, exitCode);
            Assert.Contains($"{Customers:#,0} rows read = {Customers:#,0} added", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // UpCommandTests kills a session that is ready.
    [Fact]
    public async Task A_session_that_is_killed_while_it_starts_leaves_nothing_running()
    {
        using var screenpop = ScreenPopProcess.Start("up", "--port", $"{FreePorts.First()}");
        await Task.Delay(moments.Next(2_500), TestContext.Current.CancellationToken);

        screenpop.Kill();

        await screenpop.LeavesNothingRunningAsync();
    }

    private static string Rows()
    {
        var text = new StringBuilder("customerId,name,phones,emails\n");
        for (var at = 0; at < Customers; at++)
        {
            text.Append(null, $"C-{at},Customer {at},+1{230 + (at / 100)}55501{at % 100:00},c{at}@example.test\n");
        }

        return text.ToString();
    }

    private static string[] Import(string path, string table, Uri endpoint) =>
        ["customers", "import", path, "--table", table, "--endpoint", endpoint.ToString()];

    private async Task<List<string>> WholeAsync(string path)
    {
        using var dynamoDb = dynalite.CreateClient();
        using var file = RecordFile.Open(path);
        await new CustomerImport(dynamoDb, "Whole", new ImportOptions()).RunAsync(file, TestContext.Current.CancellationToken);
        return await ItemsAsync("Whole");
    }

    private async Task<bool> HasItemsAsync(string table)
    {
        using var dynamoDb = dynalite.CreateClient();
        return (
                await dynamoDb.ScanAsync(new ScanRequest { TableName = table, Limit = 1 }, TestContext.Current.CancellationToken)
            ).Count > 0;
    }

    /// <summary>Every item, as text, in the order of its key.</summary>
    private async Task<List<string>> ItemsAsync(string table)
    {
        using var dynamoDb = dynalite.CreateClient();
        return await TableItems.ReadAsync(dynamoDb, table, TestContext.Current.CancellationToken);
    }
}
