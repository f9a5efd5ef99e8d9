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
    public async Task As_many_customers_of_a_key_as_are_read_are_all_told()
    {
        await ImportAsync(Enumerable.Range(0, CustomerTable.MaxCustomers).Select(i => $"C-{i},A-1"));

        var found = await Table.FindAsync(LookupKey.Account("A-1"), CancellationToken.None);

        Assert.Equal(CustomerTable.MaxCustomers, found.Customers.Select(c => c.Id).Distinct().Count());
        Assert.False(found.More);
    }

    [Theory]
    [InlineData(CustomerTable.MaxCustomers + 1)]
    [InlineData(1300)]
    public async Task A_key_that_too_many_share_is_read_once_and_says_so(int customers)
    {
        await ImportAsync(Enumerable.Range(0, customers).Select(i => $"C-{i},A-1"));

        var (found, requests) = await FindCountedAsync(LookupKey.Account("A-1"));

        Assert.Equal(CustomerTable.MaxCustomers, found.Customers.Count);
        Assert.True(found.More);
        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task Customers_and_the_newest_contacts_come_with_one_request()
    {
        await ImportAsync(["C-1,A-1"]);
        for (var day = 1; day <= 20; day++)
        {
            await FileAsync($"c-{day}", customerId: "C-1", at: new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero));
        }

        var (found, requests) = await FindCountedAsync(LookupKey.Account("A-1"));

        Assert.Equal(1, requests);
        Assert.Single(found.Customers);
        Assert.Equal(["c-20", "c-19", "c-18", "c-17", "c-16"], found.RecentContacts.Select(c => c.ContactId));
    }

    [Fact]
    public async Task Contacts_whose_time_has_come_are_not_told()
    {
        await FileAsync("over", expiresAt: DateTimeOffset.UtcNow.AddSeconds(-1));
        await FileAsync("kept");

        var found = await Table.FindAsync(LookupKey.Account("A-1"), CancellationToken.None);

        Assert.Equal("kept", Assert.Single(found.RecentContacts).ContactId);
    }

    [Fact]
    public async Task Contacts_with_a_customer_who_no_longer_has_the_key_are_not_told()
    {
        await ImportAsync(["C-1,A-1"]);
        await FileAsync("theirs", customerId: "C-1");
        await ImportAsync(["C-1,A-2", "C-2,A-1"]);

        var found = await Table.FindAsync(LookupKey.Account("A-1"), CancellationToken.None);

        Assert.Equal("C-2", Assert.Single(found.Customers).Id);
        Assert.Empty(found.RecentContacts);
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

    private Task FileAsync(
        string contactId,
        string? customerId = null,
        DateTimeOffset? at = null,
        DateTimeOffset? expiresAt = null
    ) => History.FileAsync(dynamoDb, tableName, LookupKey.Account("A-1"), customerId, contactId, at, expiresAt);

    private async Task<(KeyResult Found, int Requests)> FindCountedAsync(LookupKey key)
    {
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
        return (await new CustomerTable(client, tableName).FindAsync(key, CancellationToken.None), requests);
    }

    private async Task ImportAsync(IEnumerable<string> rows)
    {
        using var file = RecordFile.Csv(() => new StringReader("customerId,account\n" + string.Join('\n', rows)));
        await new CustomerImport(dynamoDb, tableName, new ImportOptions()).RunAsync(file, TestContext.Current.CancellationToken);
    }
}
