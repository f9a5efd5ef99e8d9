using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.History;
using ScreenPop.Customers.Table.Requests;

namespace ScreenPop.Customers.Table;

/// <summary>The notes of lookups about contacts. The lookup function appends; only the history function reads.</summary>
public sealed class NoteLog(TableGateway gateway)
{
    /// <summary>Appends a note. The operation is idempotent.</summary>
    public Task AppendAsync(LookupNote note, DateTimeOffset expiresAt, TimeBudget budget) =>
        gateway.PutItemAsync(NoteItem.Write(note, expiresAt), budget);

    /// <summary>All notes of a contact, oldest first.</summary>
    public async Task<IReadOnlyList<LookupNote>> ReadAsync(string contactId, TimeBudget budget)
    {
        var notes = new List<LookupNote>();
        Dictionary<string, AttributeValue>? start = null;
        do
        {
            var page = await gateway
                .QueryAsync(
                    new QueryRequest
                    {
                        KeyConditionExpression = "PK = :contact",
                        ExpressionAttributeValues = new() { [":contact"] = new() { S = NoteItem.Partition(contactId) } },
                        ConsistentRead = true,
                        ExclusiveStartKey = start,
                    },
                    budget
                )
                .ConfigureAwait(false);
            notes.AddRange((page.Items ?? []).Select(item => NoteItem.Read(contactId, item)).OfType<LookupNote>());
            start = page.LastEvaluatedKey is { Count: > 0 } last ? last : null;
        } while (start is not null);
        return notes;
    }
}
