using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.History;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table.Requests;

namespace ScreenPop.Customers.Table;

/// <summary>Reads the table of customers, past contacts and lines.</summary>
public sealed class CustomerTable(TableGateway gateway)
{
    /// <summary>The most customers of a key that are read; a key that more share is no way to find anybody.</summary>
    public const int MaxCustomers = 30;

    /// <summary>How many past contacts are told.</summary>
    public const int MaxContacts = 5;

    /// <summary>
    /// One customer more than are told, so that "more" is known; and the last contacts of a key with a few customers.
    /// </summary>
    private const int PageSize = MaxCustomers + 1 + MaxContacts;

    /// <summary>For tools, whose client retries by itself.</summary>
    public CustomerTable(IAmazonDynamoDB dynamoDb, string tableName)
        : this(new TableGateway(dynamoDb, tableName, RetryPolicy.None)) { }

    public string TableName { get; } = gateway.TableName;

    /// <summary>Everything about a key, in one Query however many customers and contacts it has.</summary>
    public async Task<KeyResult> FindAsync(LookupKey key, TimeBudget budget)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(budget);
        var page = await gateway
            .QueryAsync(
                new QueryRequest
                {
                    KeyConditionExpression = "PK = :key",
                    ExpressionAttributeValues = new() { [":key"] = new AttributeValue { S = key.Partition } },
                    ScanIndexForward = false,
                    Limit = PageSize,
                },
                budget
            )
            .ConfigureAwait(false);
        var customers = new List<Customer>();
        var contacts = new List<PastContact>();
        var unreadable = 0;
        foreach (var item in page.Items ?? [])
        {
            if (!TryAdd(item, customers, contacts))
            {
                unreadable++;
            }
        }

        // Customers come first, so a page that ends before the contacts may have left out some of them.
        var isCut = page.LastEvaluatedKey is { Count: > 0 } && contacts.Count == 0 && customers.Count > 0;
        return new KeyResult(
            customers.Count > MaxCustomers ? customers[..MaxCustomers] : customers,
            Shown(contacts, customers, budget.Clock.GetUtcNow()),
            More: isCut || customers.Count > MaxCustomers,
            unreadable
        );
    }

    /// <inheritdoc cref="FindAsync(LookupKey, TimeBudget)"/>
    /// <remarks>Without a time limit, for tools.</remarks>
    public async Task<KeyResult> FindAsync(LookupKey key, CancellationToken cancellationToken)
    {
        using var budget = TimeBudget.Unlimited(cancellationToken);
        return await FindAsync(key, budget).ConfigureAwait(false);
    }

    /// <summary>A customer by id; null when there is none.</summary>
    public async Task<Customer?> FindCustomerAsync(string customerId, TimeBudget budget)
    {
        var key = CustomerItem.Key(customerId, LookupKey.CustomerId(customerId).Partition);
        return await gateway.GetItemAsync(key, budget).ConfigureAwait(false) is { } item ? CustomerItem.Read(item) : null;
    }

    /// <summary>The entry of a number or address of ours; null when the directory has none.</summary>
    public async Task<Line?> FindLineAsync(string number, TimeBudget budget) =>
        await gateway.GetItemAsync(LineItem.Key(number), budget).ConfigureAwait(false) is { } item ? LineItem.Read(item) : null;

    /// <inheritdoc cref="FindLineAsync(string, TimeBudget)"/>
    /// <remarks>Without a time limit, for tools.</remarks>
    public async Task<Line?> FindLineAsync(string number, CancellationToken cancellationToken)
    {
        using var budget = TimeBudget.Unlimited(cancellationToken);
        return await FindLineAsync(number, budget).ConfigureAwait(false);
    }

    /// <summary>
    /// Contacts with a customer who no longer has the key are not told, and none whose time has come: DynamoDB may take days to
    /// remove them.
    /// </summary>
    private static List<PastContact> Shown(List<PastContact> contacts, List<Customer> customers, DateTimeOffset now) =>
        [
            .. contacts
                .Where(contact => contact.ExpiresAt > now)
                .Where(contact => contact.CustomerId is null || customers.Exists(customer => customer.Id == contact.CustomerId))
                .Take(MaxContacts),
        ];

    private static bool TryAdd(Dictionary<string, AttributeValue> item, List<Customer> customers, List<PastContact> contacts)
    {
        var sortKey = item.Text(TableSchema.SortKey) ?? "";
        if (sortKey.StartsWith(TableSchema.CustomerPrefix, StringComparison.Ordinal) && CustomerItem.Read(item) is { } customer)
        {
            customers.Add(customer);
            return true;
        }

        if (sortKey.StartsWith(TableSchema.ContactPrefix, StringComparison.Ordinal) && PastContactItem.Read(item) is { } contact)
        {
            contacts.Add(contact);
            return true;
        }

        return false;
    }
}
