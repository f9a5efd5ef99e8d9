using System.Globalization;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.History;

namespace ScreenPop.Customers.Table;

/// <summary>A past contact in the table, in each partition of its customer or in that of the number it came from.</summary>
internal static class PastContactItem
{
    public static Dictionary<string, AttributeValue> Write(PastContact contact, string partition)
    {
        var at = Instant.Write(contact.At);
        var item = new Dictionary<string, AttributeValue>
        {
            [TableSchema.PartitionKey] = new() { S = partition },
            [TableSchema.SortKey] = new() { S = $"{TableSchema.ContactPrefix}{at}#{contact.ContactId}" },
        };
        item.Set("contactId", contact.ContactId);
        item.Set("at", at);
        item.Set("customerId", contact.CustomerId);
        item.Set("channel", contact.Channel);
        item.Set("direction", contact.Direction);
        item.Set("queue", contact.Queue);
        item.Set("line", contact.Line);
        item.Set("agent", contact.Agent);
        item.Set("seconds", contact.Seconds);
        item.Set(TableSchema.ExpiresAt, contact.ExpiresAt.ToUnixTimeSeconds());
        return item;
    }

    /// <summary>Null when the item has no contact id or no time.</summary>
    public static PastContact? Read(Dictionary<string, AttributeValue> item) =>
        item.Text("contactId") is { } id && item.Instant("at") is { } at
            ? new PastContact
            {
                ContactId = id,
                At = at,
                CustomerId = item.Text("customerId"),
                Channel = item.Text("channel"),
                Direction = item.Text("direction"),
                Queue = item.Text("queue"),
                Line = item.Text("line"),
                Agent = item.Text("agent"),
                Seconds = item.Number("seconds"),
                ExpiresAt = ExpiryOf(item),
            }
            : null;

    private static DateTimeOffset ExpiryOf(Dictionary<string, AttributeValue> item) =>
        long.TryParse(item.Text(TableSchema.ExpiresAt), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.MaxValue;
}
