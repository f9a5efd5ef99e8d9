using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Table;

/// <summary>Reads the table of customers, past contacts and lines. Its requests are single: who calls decides about retries.</summary>
public sealed class CustomerTable(IAmazonDynamoDB dynamoDb, string tableName)
{
    /// <summary>The most customers one key is read for; a switchboard number shared by more is no way to find anybody.</summary>
    public const int MaxCustomers = 1000;

    /// <summary>How many past contacts are read.</summary>
    public const int MaxContacts = 5;

    /// <summary>Enough for a household and its recent contacts; keeps a page small where a number has years of history.</summary>
    private const int FirstPage = 25;

    private const int FurtherPage = 250;

    public string TableName { get; } = tableName;

    /// <summary>Everything about a key, in one Query (more only where a key has more than <c>25</c> customers and contacts).</summary>
    public async Task<KeyResult> FindAsync(LookupKey key, CancellationToken cancellationToken)
    {
        var customers = new List<Customer>();
        var contacts = new List<PastContact>();
        var unreadable = 0;
        Dictionary<string, AttributeValue>? start = null;
        do
        {
            var page = await QueryAsync(key, start, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items ?? [])
            {
                if (!TryAdd(item, customers, contacts))
                {
                    unreadable++;
                }
            }

            start = page.LastEvaluatedKey is { Count: > 0 } last ? last : null;
        } while (start is not null && contacts.Count < MaxContacts && customers.Count < MaxCustomers);

        return new KeyResult(
            customers,
            contacts.Count > MaxContacts ? contacts[..MaxContacts] : contacts,
            More: start is not null && customers.Count >= MaxCustomers,
            unreadable
        );
    }

    /// <summary>The entry of a number or address of ours; null when the directory has none.</summary>
    public async Task<Line?> FindLineAsync(string number, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest { TableName = TableName, Key = LineItem.Key(number) };
        var response = await dynamoDb.GetItemAsync(request, cancellationToken).ConfigureAwait(false);
        return response.Item is { Count: > 0 } item ? LineItem.Read(item) : null;
    }

    private Task<QueryResponse> QueryAsync(
        LookupKey key,
        Dictionary<string, AttributeValue>? start,
        CancellationToken cancellationToken
    ) =>
        dynamoDb.QueryAsync(
            new QueryRequest
            {
                TableName = TableName,
                KeyConditionExpression = "PK = :key",
                ExpressionAttributeValues = new() { [":key"] = new AttributeValue { S = key.Partition } },
                ScanIndexForward = false,
                Limit = start is null ? FirstPage : FurtherPage,
                ExclusiveStartKey = start,
            },
            cancellationToken
        );

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
