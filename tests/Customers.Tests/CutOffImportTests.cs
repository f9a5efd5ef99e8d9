using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Table;
using ScreenPop.TestKit;

namespace ScreenPop.Customers.Tests;

/// <summary>However an import ends, its report counts what is in the table.</summary>
public sealed class CutOffImportTests(DynaliteFixture dynalite) : IClassFixture<DynaliteFixture>, IAsyncLifetime
{
    private static readonly ImportOptions OneLane = new() { Parallelism = 1 };

    private readonly AmazonDynamoDBClient dynamoDb = dynalite.CreateClient();
    private readonly string tableName = "cut-" + Guid.NewGuid().ToString("N");

    public async ValueTask InitializeAsync() =>
        await TableSetup.CreateIfMissingAsync(dynamoDb, tableName, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        dynamoDb.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 25, 0)]
    [InlineData(4, 75, 0)]
    [InlineData(6, 125, 25)]
    [InlineData(8, 175, 75)]
    [InlineData(9, 200, 100)]
    public async Task A_table_that_refuses_a_write_leaves_the_items_and_customers_of_the_report(
        int write,
        int items,
        int finished
    )
    {
        var (_, report) = await CutOffAsync(Rows(150), OneLane, at => at == write ? Fault.Denied : null);

        Assert.Equal((items, 0, finished), (report.ItemsWritten, report.ItemsInDoubt, report.Added));
        Assert.Equal(items, (await ItemsAsync()).Count);
        Assert.Equal(finished, (await ItemsAsync()).Count(item => item.Contains("contentHash=", StringComparison.Ordinal)));

        var next = await ImportAsync(Rows(150));
        Assert.Equal((finished, 150 - finished), (next.Unchanged, next.Added + next.Changed));
        Assert.Equal(300, (await ItemsAsync()).Count);
    }

    [Fact]
    public async Task Lanes_that_end_with_the_failed_one_count_what_they_wrote_and_what_is_in_doubt()
    {
        var (_, report) = await CutOffAsync(Rows(2_000), new ImportOptions(), at => at > 20 ? Fault.Denied : null);

        Assert.InRange((await ItemsAsync()).Count, report.ItemsWritten, report.ItemsWritten + report.ItemsInDoubt);
        Assert.True(report.ItemsWritten > 0);
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_in_doubt()
    {
        var (_, report) = await CutOffAsync(
            Rows(150),
            OneLane,
            at => at < 3 ? null : Fault.Denied,
            (at, body) => at == 3 ? Written(body, Fault.Reset) : null
        );

        Assert.Equal((50, 25), (report.ItemsWritten, report.ItemsInDoubt));
        Assert.Equal(75, (await ItemsAsync()).Count);
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_certain_once_it_is_repeated()
    {
        var writes = 0;
        using var table = new FaultyDynamoDb(
            dynalite.Endpoint,
            (operation, body) =>
                operation == "BatchWriteItem" && Interlocked.Increment(ref writes) == 1 ? Written(body, Fault.ServerError) : null
        );
        using var client = table.CreateClient();

        var report = await ImportAsync(Rows(10), client: client);

        Assert.Equal((10, 20, 0), (report.Added, report.ItemsWritten, report.ItemsInDoubt));
    }

    [Fact]
    public async Task What_a_throttled_table_took_in_part_is_counted()
    {
        // The table takes 20 of the first 25 items, and then none.
        var (problem, report) = await CutOffAsync(
            Rows(150),
            OneLane with
            {
                Clock = new Hurry(),
            },
            _ => Fault.Throttled,
            (at, body) => at == 1 ? Taken(body, 20) : null
        );

        Assert.IsType<TableNotAcceptingException>(problem);
        Assert.Contains("raise its capacity and run the same command again", problem.Message, StringComparison.Ordinal);
        Assert.Equal((20, 0, 0), (report.ItemsWritten, report.ItemsInDoubt, report.Added));
        Assert.Equal(20, (await ItemsAsync()).Count);
    }

    [Fact]
    public async Task A_change_of_keys_that_is_cut_off_counts_each_item_once()
    {
        await ImportAsync("C-1,Jane,+14155550100\n");

        var (_, report) = await CutOffAsync("C-1,Jane,+14155550102\n", OneLane, at => at == 2 ? Fault.Denied : null);
        Assert.Equal((1, 0, 0), (report.ItemsWritten, report.ItemsDeleted, report.Changed));

        (_, report) = await CutOffAsync("C-1,Jane,+14155550102\n", OneLane, at => at == 3 ? Fault.Denied : null);
        Assert.Equal((2, 1, 0), (report.ItemsWritten, report.ItemsDeleted, report.Changed));

        report = await ImportAsync("C-1,Jane,+14155550102\n");
        Assert.Equal((2, 1, 1), (report.ItemsWritten, report.ItemsDeleted, report.Changed));
    }

    [Fact]
    public async Task A_dry_run_tells_the_same_items_as_the_run()
    {
        await ImportAsync("C-1,Jane,+14155550100\nC-2,Sam,+14155550101\n");
        const string rows = "C-1,Jane,+14155550102\nC-2,Sam,+14155550101\nC-3,Ann,+14155550103\n";

        var dry = await ImportAsync(rows, new ImportOptions { DryRun = true });

        Assert.Equal(new ImportReport(3, 1, 1, 1, 0, 4, 1), dry);
        Assert.Equal(dry, await ImportAsync(rows));
    }

    [Fact]
    public async Task An_interrupted_import_counts_what_it_wrote()
    {
        using var interrupted = new CancellationTokenSource();
        var (problem, report) = await CutOffAsync(
            Rows(2_000),
            new ImportOptions(),
            at =>
            {
                if (at == 20)
                {
                    interrupted.Cancel();
                }

                return null;
            },
            interrupted: interrupted
        );

        Assert.IsAssignableFrom<OperationCanceledException>(problem);
        Assert.InRange((await ItemsAsync()).Count, report.ItemsWritten, report.ItemsWritten + report.ItemsInDoubt);
        Assert.True(report.ItemsWritten > 0);
    }

    [Fact]
    public async Task An_interrupted_import_ends_after_its_writers()
    {
        using var interrupted = new CancellationTokenSource();
        using var file = RecordFile.Csv(() => new StringReader("customerId,name,phones\n" + Rows(1_000)));
        var started = new TaskCompletionSource<Task>();
        var isEarly = new TaskCompletionSource<bool>();
        var options = OneLane with
        {
            OnProgress = _ =>
            {
                var run = started.Task.Result;
                interrupted.Cancel();
                isEarly.TrySetResult(SpinWait.SpinUntil(() => run.IsCompleted, TimeSpan.FromMilliseconds(200)));
            },
        };

        var import = new CustomerImport(dynamoDb, tableName, options).RunAsync(file, interrupted.Token);
        started.SetResult(import);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import);
        Assert.False(await isEarly.Task);
    }

    [Theory]
    [InlineData(false, "The rows before it are in the table; run the same command again to continue.")]
    [InlineData(true, "The disk is gone.")]
    public async Task A_file_that_breaks_off_leaves_the_rows_before_it_unless_the_run_is_dry(bool isDry, string end)
    {
        foreach (var (header, rows) in new[] { ("customerId,name,phones\n", Rows(150)), ("number,line\n", Lines(150)) })
        {
            using var file = RecordFile.Csv(() => new FailingReader(header + rows));
            var options = new ImportOptions { DryRun = isDry };
            var (customers, lines) = (
                new CustomerImport(dynamoDb, tableName, options),
                new LineImport(dynamoDb, tableName, options)
            );
            var (run, report) = header.StartsWith("number", StringComparison.Ordinal)
                ? (lines.RunAsync(file, TestContext.Current.CancellationToken), () => lines.Report)
                : (customers.RunAsync(file, TestContext.Current.CancellationToken), (Func<ImportReport>)(() => customers.Report));

            var refusal = await Assert.ThrowsAsync<ImportException>(() => run);

            Assert.EndsWith(end, refusal.Message, StringComparison.Ordinal);
            Assert.Equal((150, 150), (report().Rows, report().Added));
        }

        Assert.Equal(isDry ? 0 : 450, (await ItemsAsync()).Count);
    }

    [Fact]
    public async Task Lines_that_are_cut_off_are_counted_too()
    {
        var writes = 0;
        using var table = new FaultyDynamoDb(
            dynalite.Endpoint,
            (operation, _) => operation == "BatchWriteItem" && Interlocked.Increment(ref writes) == 3 ? Fault.Denied : null
        );
        using var client = table.CreateClient();
        using var file = RecordFile.Csv(() => new StringReader("number,line\n" + Lines(80)));
        var import = new LineImport(client, tableName, new ImportOptions());

        await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => import.RunAsync(file, TestContext.Current.CancellationToken));

        Assert.Equal(
            (80, 50, 50, 0),
            (import.Report.Rows, import.Report.Added, import.Report.ItemsWritten, import.Report.ItemsInDoubt)
        );
        Assert.Equal(50, (await ItemsAsync()).Count);
    }

    [Fact]
    public async Task A_removal_that_is_cut_off_tells_how_many_are_gone()
    {
        await ImportAsync(Rows(3));
        var writes = 0;
        using var table = new FaultyDynamoDb(
            dynalite.Endpoint,
            (operation, _) => operation == "BatchWriteItem" && Interlocked.Increment(ref writes) == 3 ? Fault.Denied : null
        );
        using var client = table.CreateClient();
        using var file = RecordFile.Csv(() => new StringReader("customerId,name,phones\nC-0,Name 0,+12305550000\n"));
        var import = new CustomerImport(client, tableName, new ImportOptions { Replace = true });
        await import.RunAsync(file, TestContext.Current.CancellationToken);
        var missing = import.FindMissing();

        await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => missing.RemoveAsync(TestContext.Current.CancellationToken));

        Assert.Equal(1, missing.Removed);
        Assert.Equal((1, 2), await missing.CountAsync(TestContext.Current.CancellationToken));
    }

    private static string Rows(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"C-{i},Name {i},+1{230 + (i / 100)}55500{i % 100:00}\n"));

    private static string Lines(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"+1{260 + (i / 100)}55500{i % 100:00},Line {i}\n"));

    private async Task<ImportReport> ImportAsync(string rows, ImportOptions? options = null, IAmazonDynamoDB? client = null)
    {
        using var file = RecordFile.Csv(() => new StringReader("customerId,name,phones\n" + rows));
        return await new CustomerImport(client ?? dynamoDb, tableName, options ?? new ImportOptions()).RunAsync(file);
    }

    /// <summary>Runs an import that does not end well.</summary>
    /// <param name="rows">The rows of the file.</param>
    /// <param name="options">The options.</param>
    /// <param name="fault">The fault of a write, by its number; null for none.</param>
    /// <param name="act">What the table does with a write before it fails; null to take the fault alone.</param>
    /// <param name="interrupted">Interrupts the import.</param>
    private async Task<(Exception Problem, ImportReport Report)> CutOffAsync(
        string rows,
        ImportOptions options,
        Func<int, Fault?> fault,
        Func<int, string, Fault?>? act = null,
        CancellationTokenSource? interrupted = null
    )
    {
        var writes = 0;
        using var table = new FaultyDynamoDb(
            dynalite.Endpoint,
            (operation, body) =>
            {
                var at = operation == "BatchWriteItem" ? Interlocked.Increment(ref writes) : 0;
                return at == 0 ? null : act?.Invoke(at, body) ?? fault(at);
            }
        );
        using var client = table.CreateClient();
        using var file = RecordFile.Csv(() => new StringReader("customerId,name,phones\n" + rows));
        var import = new CustomerImport(client, tableName, options);
        var problem = await Assert.ThrowsAnyAsync<Exception>(() =>
            import.RunAsync(file, interrupted?.Token ?? TestContext.Current.CancellationToken)
        );
        return (problem, import.Report);
    }

    /// <summary>The table writes, and the answer is another.</summary>
    private Fault Written(string body, Fault answer)
    {
        Take(JsonNode.Parse(body)!["RequestItems"]![tableName]!.AsArray());
        return answer;
    }

    /// <summary>The table writes some of the items and leaves the others unprocessed.</summary>
    private Fault Taken(string body, int count)
    {
        var requests = JsonNode.Parse(body)!["RequestItems"]![tableName]!.AsArray();
        Take(requests.Take(count));
        var left = new JsonArray([.. requests.Skip(count).Select(request => request!.DeepClone())]);
        return new Fault(200, new JsonObject { ["UnprocessedItems"] = new JsonObject { [tableName] = left } }.ToJsonString());
    }

    private void Take(IEnumerable<JsonNode?> requests)
    {
        foreach (var request in requests)
        {
            var item = request!["PutRequest"]!["Item"]!.AsObject().ToDictionary(field => field.Key, field => Value(field.Value!));
            dynamoDb.PutItemAsync(tableName, item, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        }
    }

    private static AttributeValue Value(JsonNode value) =>
        value["S"] is { } text
            ? new AttributeValue { S = text.GetValue<string>() }
            : new AttributeValue { L = [.. value["L"]!.AsArray().Select(item => Value(item!))] };

    private async Task<List<string>> ItemsAsync() =>
        await TableItems.ReadAsync(dynamoDb, tableName, TestContext.Current.CancellationToken);
}
