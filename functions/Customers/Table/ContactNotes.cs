using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Table;

/// <summary>Who a contact was with, as far as the lookup knows.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Key">What the customer was looked up by.</param>
/// <param name="Line">Name of the dialed line.</param>
public sealed record ContactNote(string ContactId, LookupKey Key, string? Line);

/// <summary>Notes the lookup leaves for the history of contacts.</summary>
public sealed class ContactNotes(IAmazonDynamoDB dynamoDb, string tableName)
{
    private const string SortKey = "NOTE";

    /// <summary>Leaves or replaces the note of a contact.</summary>
    public Task LeaveAsync(ContactNote note, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var item = Key(note.ContactId);
        item.Set("customerKey", note.Key.Partition);
        item.Set("line", note.Line);
        item.Set(TableSchema.ExpiresAt, expiresAt.ToUnixTimeSeconds());
        return dynamoDb.PutItemAsync(new PutItemRequest { TableName = tableName, Item = item }, cancellationToken);
    }

    /// <summary>The note of a contact; null when there is none.</summary>
    public async Task<ContactNote?> FindAsync(string contactId, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest { TableName = tableName, Key = Key(contactId), ConsistentRead = true };
        var response = await dynamoDb.GetItemAsync(request, cancellationToken).ConfigureAwait(false);
        return response.Item is { Count: > 0 } item
            && item.Text("customerKey") is { } partition
            && LookupKey.FromPartition(partition) is { } key
                ? new ContactNote(contactId, key, item.Text("line"))
                : null;
    }

    private static Dictionary<string, AttributeValue> Key(string contactId) => new()
    {
        [TableSchema.PartitionKey] = new AttributeValue { S = TableSchema.ContactPrefix + contactId },
        [TableSchema.SortKey] = new AttributeValue { S = SortKey },
    };
}
