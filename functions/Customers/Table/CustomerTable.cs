using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.History;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table.Requests;

namespace ScreenPop.Customers.Table;

/// <summary>Reads customers, past contacts and lines from the table.</summary>
public sealed class CustomerTable(TableGateway gateway)
{
    /// <summary>The maximum number of customers read per key. A key that more customers share identifies no one.</summary>
    public const int MaxCustomers = 30;

    /// <summary>The maximum number of past contacts returned.</summary>
    public const int MaxContacts = 5;

    /// <summary>
    /// A page holds one customer more than the result, which shows whether there are more. With few customers, it also holds the
    /// last contacts.
    /// </summary>
    private const int PageSize = MaxCustomers + 1 + MaxContacts;

    /// <summary>For tools whose client has its own retries.</summary>
    public CustomerTable(IAmazonDynamoDB dynamoDb, string tableName)
        : this(new TableGateway(dynamoDb, tableName, RetryPolicy.None)) { }

    public string TableName { get; } = gateway.TableName;

    /// <summary>Finds the customers and past contacts of a key with one Query, regardless of their number.</summary>
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

        // Customers come first, so a page that ends before the contacts may have left out some customers.
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

    /// <summary>Finds a customer by id; null for none.</summary>
    public async Task<Customer?> FindCustomerAsync(string customerId, TimeBudget budget)
    {
        var key = CustomerItem.Key(customerId, LookupKey.CustomerId(customerId).Partition);
        return await gateway.GetItemAsync(key, budget).ConfigureAwait(false) is { } item ? CustomerItem.Read(item) : null;
    }

    /// <summary>Finds the entry of a dialed number or address; null for none.</summary>
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
    /// Leaves out contacts with a customer who no longer has the key, and expired contacts: DynamoDB may take days to delete
    /// them.
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
