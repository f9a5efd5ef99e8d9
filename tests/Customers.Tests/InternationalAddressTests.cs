using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.TestKit;

namespace ScreenPop.Customers.Tests;

/// <summary>A domain is written in letters (bücher) or in ASCII (xn--bcher-kva). Both are one customer, or line.</summary>
public sealed class InternationalAddressTests(DynaliteFixture dynalite) : IClassFixture<DynaliteFixture>, IAsyncLifetime
{
    private readonly AmazonDynamoDBClient dynamoDb = dynalite.CreateClient();
    private readonly string tableName = "idn-" + Guid.NewGuid().ToString("N");

    public async ValueTask InitializeAsync() =>
        await TableSetup.CreateIfMissingAsync(dynamoDb, tableName, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        dynamoDb.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("jane@bücher.example.test")]
    [InlineData("jane@xn--bcher-kva.example.test")]
    public async Task An_address_is_found_by_either_spelling_of_its_domain_and_stays_as_the_file_has_it(string address)
    {
        await ImportAsync($"C-1,Jane,{address}\n");

        foreach (var sender in new[] { "Jane@BÜCHER.example.test", "jane@xn--bcher-kva.example.test" })
        {
            Assert.True(EmailAddress.TryNormalise(sender, out var normal));
            var customer = Assert.Single(await FindAsync(LookupKey.Email(normal).Partition));
            Assert.Equal([address], customer.Emails);
        }
    }

    [Fact]
    public async Task Both_spellings_in_one_row_are_one_address_of_the_customer()
    {
        await ImportAsync("C-1,Jane,jane@bücher.example.test;jane@xn--bcher-kva.example.test\n");

        Assert.Equal(["jane@bücher.example.test"], Assert.Single(await FindAsync("CUSTOMERID#C-1")).Emails);
    }

    [Fact]
    public async Task A_customer_under_a_key_of_an_earlier_version_moves_to_its_new_key_with_the_next_import()
    {
        const string row = "C-1,Jane,jane@bücher.example.test\n";
        await ImportAsync(row);
        await EarlierKeyAsync("C-1", LookupKey.Email("jane@bücher.example.test"), "EMAIL#jane@bücher.example.test");

        var report = await ImportAsync(row);

        Assert.Equal((1, 1), (report.Changed, report.ItemsDeleted));
        Assert.Empty(await FindAsync("EMAIL#jane@bücher.example.test"));
        Assert.Single(await FindAsync("EMAIL#jane@xn--bcher-kva.example.test"));
    }

    [Fact]
    public async Task A_domain_without_an_ASCII_form_is_refused_with_the_remedy()
    {
        var refused = new List<RefusedRow>();
        var report = await ImportAsync(
            "C-1,Jane,jane@\u05E9\u05DC\u05D5\u05DD1.test\nC-2,Sam,sam@xn--1-9hcuf1d.test\n",
            new ImportOptions { OnRefused = refused.Add }
        );

        Assert.Equal((1, 1), (report.Added, report.Refused));
        Assert.Equal(
            "emails has an address whose domain cannot be converted to ASCII; write the domain's xn--… form.",
            Assert.Single(refused).Reason
        );
    }

    [Fact]
    public async Task A_line_is_found_by_either_spelling_and_listed_twice_it_is_refused_once()
    {
        var report = await ImportLinesAsync(
            "number,line\nhelp@bücher.example.test,Bücher\nHelp@XN--BCHER-KVA.example.test,Bücher\n"
                + "+55 11 8765-4321,Brasil\n+55 11 98765-4321,Brasil\n"
        );

        Assert.Equal((2, 2), (report.Added, report.Refused));
        var table = new CustomerTable(dynamoDb, tableName);
        Assert.NotNull(await table.FindLineAsync("help@bücher.example.test", CancellationToken.None));
        Assert.NotNull(await table.FindLineAsync("help@xn--bcher-kva.example.test", CancellationToken.None));
    }

    [Fact]
    public async Task A_line_that_only_changes_its_spelling_is_not_removed()
    {
        await ImportLinesAsync("number,line\nhelp@bücher.example.test,Bücher\n");
        using var file = RecordFile.Csv(() => new StringReader("number,line\nhelp@xn--bcher-kva.example.test,Bücher\n"));
        var import = new LineImport(dynamoDb, tableName, new ImportOptions());

        var report = await import.RunAsync(file, TestContext.Current.CancellationToken);
        await import.RemoveAsync(["help@bücher.example.test"], TestContext.Current.CancellationToken);

        Assert.Equal((0, 1), (report.Added, report.Changed));
        Assert.NotNull(
            await new CustomerTable(dynamoDb, tableName).FindLineAsync(
                "help@bücher.example.test",
                TestContext.Current.CancellationToken
            )
        );
    }

    /// <summary>Makes the table what an import by an earlier version left: an item under another key, and its own hash.</summary>
    private async Task EarlierKeyAsync(string customerId, LookupKey key, string partition)
    {
        var old = Key(partition);
        var anchor = Key(LookupKey.CustomerId(customerId).Partition);
        var item = (await dynamoDb.GetItemAsync(tableName, Key(key.Partition))).Item;
        await dynamoDb.DeleteItemAsync(tableName, Key(key.Partition));
        item["PK"] = old["PK"];
        await dynamoDb.PutItemAsync(tableName, item);
        item = (await dynamoDb.GetItemAsync(tableName, anchor)).Item;
        item["contentHash"] = new AttributeValue("of an earlier version");
        item["itemPartitions"] = new AttributeValue { L = [anchor["PK"], old["PK"]] };
        await dynamoDb.PutItemAsync(tableName, item);

        Dictionary<string, AttributeValue> Key(string pk) => new() { ["PK"] = new(pk), ["SK"] = new("CUSTOMER#" + customerId) };
    }

    private async Task<ImportReport> ImportAsync(string rows, ImportOptions? options = null)
    {
        using var file = RecordFile.Csv(() => new StringReader("customerId,name,emails\n" + rows));
        return await new CustomerImport(dynamoDb, tableName, options ?? new ImportOptions()).RunAsync(file);
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
