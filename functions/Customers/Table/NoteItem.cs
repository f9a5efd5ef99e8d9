using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.History;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Table;

/// <summary>
/// A lookup's note in the table. Notes have their own partitions. A policy restricts the writes of the lookup function to them
/// (condition <c>dynamodb:LeadingKeys</c>).
/// </summary>
internal static class NoteItem
{
    public static string Partition(string contactId) => TableSchema.NotePrefix + contactId;

    public static Dictionary<string, AttributeValue> Write(LookupNote note, DateTimeOffset expiresAt)
    {
        var item = new Dictionary<string, AttributeValue>
        {
            [TableSchema.PartitionKey] = new() { S = Partition(note.ContactId) },
            [TableSchema.SortKey] = new() { S = $"{Instant.Write(note.At)}#{note.RequestId}" },
        };
        item.Set("at", Instant.Write(note.At));
        item.Set("outcome", note.Outcome.ToString());
        item.Set("lookupKey", note.Key?.Partition);
        item.Set("callerKey", note.Caller?.Partition);
        item.Set("customerId", note.CustomerId);
        item.Set("line", note.Line);
        item.Set(TableSchema.ExpiresAt, expiresAt.ToUnixTimeSeconds());
        return item;
    }

    /// <summary>Null when the item is not a note.</summary>
    public static LookupNote? Read(string contactId, Dictionary<string, AttributeValue> item) =>
        item.Instant("at") is { } at && Enum.TryParse<NoteOutcome>(item.Text("outcome"), out var outcome)
            ? new LookupNote
            {
                ContactId = contactId,
                RequestId = item.Text(TableSchema.SortKey) ?? "",
                At = at,
                Outcome = outcome,
                Key = Key(item, "lookupKey"),
                Caller = Key(item, "callerKey"),
                CustomerId = item.Text("customerId"),
                Line = item.Text("line"),
            }
            : null;

    private static LookupKey? Key(Dictionary<string, AttributeValue> item, string name) =>
        item.Text(name) is { } partition ? LookupKey.FromPartition(partition) : null;
}
