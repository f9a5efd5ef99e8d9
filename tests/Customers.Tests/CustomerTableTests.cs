using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.TestKit;

namespace ScreenPop.Customers.Tests;

public sealed class CustomerTableTests(DynaliteFixture dynalite) : IClassFixture<DynaliteFixture>, IAsyncLifetime
{
    private readonly AmazonDynamoDBClient dynamoDb = dynalite.CreateClient();
    private readonly string tableName = "table-" + Guid.NewGuid().ToString("N");

    private CustomerTable Table => new(dynamoDb, tableName);

    public async ValueTask InitializeAsync() =>
        await TableSetup.CreateIfMissingAsync(dynamoDb, tableName, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        dynamoDb.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task All_customers_of_a_key_are_found_over_several_pages()
    {
        await ImportAsync(Enumerable.Range(0, 400).Select(i => $"C-{i},A-1"));

        var found = await Table.FindAsync(LookupKey.Account("A-1"), CancellationToken.None);

        Assert.Equal(400, found.Customers.Select(c => c.Id).Distinct().Count());
        Assert.False(found.More);
    }

    [Fact]
    public async Task A_key_that_thousands_share_is_read_to_a_limit_and_says_so()
    {
        await ImportAsync(Enumerable.Range(0, 1300).Select(i => $"C-{i},A-1"));

        var found = await Table.FindAsync(LookupKey.Account("A-1"), CancellationToken.None);

        Assert.InRange(found.Customers.Count, CustomerTable.MaxCustomers, CustomerTable.MaxCustomers + 300);
        Assert.True(found.More);
    }

    [Fact]
    public async Task Customers_and_the_newest_contacts_come_with_one_request()
    {
        await ImportAsync(["C-1,A-1"]);
        var ledger = new ContactLedger(dynamoDb, tableName);
        for (var day = 1; day <= 20; day++)
        {
            var contact = new PastContact
            {
                ContactId = $"c-{day}",
                At = new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero),
            };
            await ledger.RecordAsync(contact, LookupKey.Account("A-1"), DateTimeOffset.UtcNow.AddDays(1), CancellationToken.None);
        }

        var requests = 0;
        using var proxy = new FaultyDynamoDb(
            dynalite.Endpoint,
            (_, _) =>
            {
                requests++;
                return null;
            }
        );
        using var client = proxy.CreateClient();
        var found = await new CustomerTable(client, tableName).FindAsync(LookupKey.Account("A-1"), CancellationToken.None);

        Assert.Equal(1, requests);
        Assert.Single(found.Customers);
        Assert.Equal(["c-20", "c-19", "c-18", "c-17", "c-16"], found.RecentContacts.Select(c => c.ContactId));
    }

    [Fact]
    public async Task Items_that_make_no_sense_are_counted_and_left_out()
    {
        await ImportAsync(["C-1,A-1"]);
        foreach (var sortKey in new[] { "CUSTOMER#broken", "CONTACT#2026-01-01", "OTHER" })
        {
            await dynamoDb.PutItemAsync(
                new PutItemRequest
                {
                    TableName = tableName,
                    Item = new()
                    {
                        ["PK"] = new AttributeValue { S = "ACCOUNT#A-1" },
                        ["SK"] = new AttributeValue { S = sortKey },
                    },
                },
                TestContext.Current.CancellationToken
            );
        }

        var found = await Table.FindAsync(LookupKey.Account("A-1"), CancellationToken.None);

        Assert.Equal("C-1", Assert.Single(found.Customers).Id);
        Assert.Equal(3, found.Unreadable);
    }

    [Fact]
    public async Task Nobody_has_an_unknown_key()
    {
        var found = await Table.FindAsync(LookupKey.Phone("+14155550199"), CancellationToken.None);

        Assert.Empty(found.Customers);
        Assert.Empty(found.RecentContacts);
        Assert.Null(await Table.FindLineAsync("+14155550199", CancellationToken.None));
    }

    private async Task ImportAsync(IEnumerable<string> rows)
    {
        using var file = RecordFile.Csv(() => new StringReader("customerId,account\n" + string.Join('\n', rows)));
        await new CustomerImport(dynamoDb, tableName, new ImportOptions()).RunAsync(file, TestContext.Current.CancellationToken);
    }
}
