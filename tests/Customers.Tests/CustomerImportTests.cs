using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.TestKit;

namespace ScreenPop.Customers.Tests;

public sealed class CustomerImportTests(DynaliteFixture dynalite) : IClassFixture<DynaliteFixture>, IAsyncLifetime
{
    private const string Header = "customerId,name,phones,emails,account,key:orderNumber\n";

    private readonly AmazonDynamoDBClient dynamoDb = dynalite.CreateClient();
    private readonly string tableName = "import-" + Guid.NewGuid().ToString("N");

    public async ValueTask InitializeAsync() =>
        await TableSetup.CreateIfMissingAsync(dynamoDb, tableName, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        dynamoDb.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_customer_is_found_by_each_of_its_keys()
    {
        await ImportAsync("C-1,Jane,+14155550100;+1 415 555 0101,Jane@example.test,A-1,4711\n");

        foreach (
            var partition in new[]
            {
                "PHONE#+14155550100",
                "PHONE#+14155550101",
                "EMAIL#jane@example.test",
                "ACCOUNT#A-1",
                "ORDERNUMBER#4711",
                "CUSTOMERID#C-1",
            }
        )
        {
            Assert.Equal("Jane", Assert.Single(await FindAsync(partition)).Name);
        }
    }

    [Fact]
    public async Task Importing_twice_changes_nothing()
    {
        const string rows = "C-1,Jane,+14155550100,,,\nC-2,Sam,+14155550101,,,\n";
        var first = await ImportAsync(rows);
        var second = await ImportAsync(rows);

        Assert.Equal(new ImportReport(2, 2, 0, 0, 0, 4, 0), first);
        Assert.Equal(new ImportReport(2, 0, 0, 2, 0, 0, 0), second);
    }

    [Fact]
    public async Task A_key_a_customer_no_longer_has_finds_nobody()
    {
        await ImportAsync("C-1,Jane,+14155550100,jane@example.test,,\n");
        var report = await ImportAsync("C-1,Jane,+14155550102,jane@example.test,,\n");

        Assert.Equal((1, 1), (report.Changed, report.ItemsDeleted));
        Assert.Empty(await FindAsync("PHONE#+14155550100"));
        Assert.Single(await FindAsync("PHONE#+14155550102"));
        Assert.Single(await FindAsync("EMAIL#jane@example.test"));
    }

    [Fact]
    public async Task Past_contacts_of_a_number_stay_when_its_customer_changes()
    {
        await ImportAsync("C-1,Jane,+14155550100,,,\n");
        await History.FileAsync(dynamoDb, tableName, LookupKey.Phone("+14155550100"));

        await ImportAsync("C-1,Jane,+14155550102,,,\n");

        var found = await new CustomerTable(dynamoDb, tableName).FindAsync(
            LookupKey.Phone("+14155550100"),
            CancellationToken.None
        );
        Assert.Empty(found.Customers);
        Assert.Single(found.RecentContacts);
    }

    [Fact]
    public async Task One_id_twice_is_refused_and_a_second_run_writes_nothing()
    {
        const string rows = "C-1,Ann,+14155550100,,,\nC-1,Bea,+14155550101,,,\nC-2,Cem,+14155550102,,,\n";
        var refused = new List<RefusedRow>();
        var first = await ImportAsync(rows, new ImportOptions { OnRefused = refused.Add });
        var second = await ImportAsync(rows);

        Assert.Equal("has the customerId of line 2.", Assert.Single(refused).Reason);
        Assert.Equal(new ImportReport(3, 2, 0, 0, 1, 4, 0), first);
        Assert.Equal(new ImportReport(3, 0, 0, 2, 1, 0, 0), second);
        Assert.Equal("Ann", Assert.Single(await FindAsync("PHONE#+14155550100")).Name);
        Assert.Empty(await FindAsync("PHONE#+14155550101"));
    }

    [Theory]
    [InlineData(",Jane,+14155550100,,,", "customerId is empty.")]
    [InlineData("C-1,Jane,4155550100,,,", "phones has a number without country code; write +… or give the country.")]
    [InlineData("C-1,Jane,+441,,,", "phones has a number that cannot be dialed.")]
    [InlineData(
        "C-1,Jane,1.41556E+10,,,",
        "phones has a number that a spreadsheet has shortened; format its column as text and export it again."
    )]
    [InlineData(
        "7.21045E+12,Jane,,,,",
        "customerId has a number that a spreadsheet has shortened; format its column as text and export it again."
    )]
    [InlineData(
        "C-1,Jane,,,7E+05,",
        "account has a number that a spreadsheet has shortened; format its column as text and export it again."
    )]
    [InlineData(
        "C-1,Jane,,,,\"7,2E+12\"",
        "key:orderNumber has a number that a spreadsheet has shortened; format its column as text and export it again."
    )]
    [InlineData("C-1,Jane,,\u212Aaren@example.test,,", "emails has a value that is not an e-mail address.")]
    [InlineData("C-1,Jane,nobody,,,", "phones has a value that is not a phone number.")]
    [InlineData("C-1,Jane,,jane,,", "emails has a value that is not an e-mail address.")]
    [InlineData("C-1,Jane,,", "has 4 fields where the first line names 6.")]
    [InlineData("C-1,\uFFFD,,,,", "name is not UTF-8.")]
    [InlineData("C-1,a\u0000b,,,,", "name has a control character.")]
    public async Task A_row_that_is_not_usable_is_refused_with_its_line_and_reason_and_the_rest_goes_in(string row, string reason)
    {
        var refused = new List<RefusedRow>();
        var report = await ImportAsync(
            $"C-0,Good,+14155550180,,,\n{row}\nC-9,Good,,,,\n",
            new ImportOptions { OnRefused = refused.Add }
        );

        Assert.Equal(new RefusedRow(3, reason, row), Assert.Single(refused));
        Assert.Equal((3, 2, 1), (report.Rows, report.Added, report.Refused));
    }

    [Fact]
    public async Task A_dry_run_tells_everything_and_writes_nothing()
    {
        await ImportAsync("C-1,Jane,+14155550100,,,\n");
        var report = await ImportAsync(
            "C-1,Janet,+14155550100,,,\nC-2,Sam,,,,\nC-3,,x,,,\n",
            new ImportOptions { DryRun = true }
        );

        Assert.Equal((1, 1, 1), (report.Added, report.Changed, report.Refused));
        Assert.Equal("Jane", Assert.Single(await FindAsync("CUSTOMERID#C-1")).Name);
        Assert.Empty(await FindAsync("CUSTOMERID#C-2"));
    }

    [Fact]
    public async Task National_numbers_get_the_country_of_the_import()
    {
        await ImportAsync("C-1,Jane,020 7946 0000,,,\n", new ImportOptions { Country = Country.Find("GB") });

        Assert.Single(await FindAsync("PHONE#+442079460000"));
    }

    [Fact]
    public async Task A_file_without_customer_ids_is_refused_as_a_whole()
    {
        using var file = RecordFile.Csv(() => new StringReader("number,name\n1,Jane\n"), "people.csv");

        var refusal = await Assert.ThrowsAsync<ImportException>(() =>
            new CustomerImport(dynamoDb, tableName, new ImportOptions()).RunAsync(file, TestContext.Current.CancellationToken)
        );
        Assert.Equal(
            "people.csv has no column customerId; its columns are number, name. Name it with --map COLUMN=customerId.",
            refusal.Message
        );
    }

    [Fact]
    public async Task What_the_table_throttles_or_leaves_unprocessed_is_written_in_the_end()
    {
        var writes = 0;
        using var proxy = new FaultyDynamoDb(
            dynalite.Endpoint,
            (operation, body) =>
                operation == "BatchWriteItem"
                    ? Interlocked.Increment(ref writes) switch
                    {
                        1 => Fault.Throttled,
                        2 => Fault.ServerError,
                        3 => new Fault(
                            200,
                            "{\"UnprocessedItems\":" + JsonNode.Parse(body)!["RequestItems"]!.ToJsonString() + "}"
                        ),
                        _ => null,
                    }
                    : null
        );
        using var client = proxy.CreateClient();

        var report = await ImportAsync("C-1,Jane,+14155550100,,,\n", client: client);

        Assert.Equal(1, report.Added);
        Assert.True(writes > 3);
        Assert.Single(await FindAsync("PHONE#+14155550100"));
    }

    [Fact]
    public async Task A_run_that_was_cut_off_is_completed_by_the_next()
    {
        var rows = string.Concat(Enumerable.Range(0, 300).Select(i => $"C-{i},Name {i},+1415555{i:0000},,A-{i},\n"));
        var writes = 0;
        using var proxy = new FaultyDynamoDb(
            dynalite.Endpoint,
            (operation, _) => operation == "BatchWriteItem" && Interlocked.Increment(ref writes) > 7 ? Fault.Denied : null
        );
        using var client = proxy.CreateClient();

        await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => ImportAsync(rows, client: client));
        var report = await ImportAsync(rows);

        Assert.Equal(300, report.Added + report.Changed + report.Unchanged);
        for (var i = 0; i < 300; i++)
        {
            Assert.Equal($"Name {i}", Assert.Single(await FindAsync($"PHONE#+1415555{i:0000}")).Name);
            Assert.Single(await FindAsync($"ACCOUNT#A-{i}"));
        }
    }

    [Fact]
    public async Task A_cut_off_change_of_keys_is_cleaned_up_by_the_next_run()
    {
        await ImportAsync("C-1,Jane,+14155550100,,,\n");
        var writes = 0;
        using var proxy = new FaultyDynamoDb(
            dynalite.Endpoint,
            (operation, _) => operation == "BatchWriteItem" && Interlocked.Increment(ref writes) == 2 ? Fault.Denied : null
        );
        using var client = proxy.CreateClient();
        await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => ImportAsync("C-1,Jane,+14155550102,,,\n", client: client));

        await ImportAsync("C-1,Jane,+14155550103,,,\n");

        Assert.Empty(await FindAsync("PHONE#+14155550100"));
        Assert.Empty(await FindAsync("PHONE#+14155550102"));
        Assert.Single(await FindAsync("PHONE#+14155550103"));
    }

    [Fact]
    public async Task Refused_rows_can_be_corrected_in_their_file_and_imported()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".refused.csv");
        try
        {
            using (var source = RecordFile.Csv(() => new StringReader(Header + "C-1,\"Doe, Jane\",4155550100,,,\n")))
            using (var file = new RefusedRowsFile(path, source))
            {
                await new CustomerImport(dynamoDb, tableName, new ImportOptions { OnRefused = file.Add }).RunAsync(
                    source,
                    TestContext.Current.CancellationToken
                );
            }

            var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            Assert.Contains("2,\"phones has a number without country code", text, StringComparison.Ordinal);

            using var corrected = RecordFile.Csv(() =>
                new StringReader(text.Replace(",4155550100,", ",+14155550100,", StringComparison.Ordinal))
            );
            await new CustomerImport(dynamoDb, tableName, new ImportOptions()).RunAsync(
                corrected,
                TestContext.Current.CancellationToken
            );
            Assert.Equal("Doe, Jane", Assert.Single(await FindAsync("PHONE#+14155550100")).Name);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Lines_are_imported_and_a_second_time_nothing_changes()
    {
        const string csv =
            "number,line,greeting,pop\n+1 800 555 0199,Acme Support,Hello,support\nSupport@example.test,Acme Support,,\n911,Emergency,,\n";
        var first = await ImportLinesAsync(csv);
        var second = await ImportLinesAsync(csv);

        Assert.Equal((2, 1), (first.Added, first.Refused));
        Assert.Equal((0, 2), (second.ItemsWritten, second.Unchanged));
        var table = new CustomerTable(dynamoDb, tableName);
        Assert.Equal(
            new Line("+18005550199", "Acme Support", "Hello", "support"),
            await table.FindLineAsync("+18005550199", CancellationToken.None)
        );
        Assert.NotNull(await table.FindLineAsync("support@example.test", CancellationToken.None));
    }

    private async Task<ImportReport> ImportAsync(string rows, ImportOptions? options = null, IAmazonDynamoDB? client = null)
    {
        using var file = RecordFile.Csv(() => new StringReader(Header + rows));
        return await new CustomerImport(client ?? dynamoDb, tableName, options ?? new ImportOptions()).RunAsync(file);
    }

    private async Task<ImportReport> ImportLinesAsync(string csv)
    {
        using var file = RecordFile.Csv(() => new StringReader(csv));
        return await new LineImport(dynamoDb, tableName, new ImportOptions()).RunAsync(file);
    }

    private async Task<IReadOnlyList<Customer>> FindAsync(string partition) =>
        (
            await new CustomerTable(dynamoDb, tableName).FindAsync(LookupKey.FromPartition(partition)!, CancellationToken.None)
        ).Customers;
}
