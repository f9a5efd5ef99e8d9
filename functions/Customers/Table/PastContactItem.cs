using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace ScreenPop.Customers.Table;

/// <summary>A past contact in the table, in the partition of the key the customer was looked up by.</summary>
internal static class PastContactItem
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static Dictionary<string, AttributeValue> Write(PastContact contact, string partition, DateTimeOffset expiresAt)
    {
        var at = contact.At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);
        var item = new Dictionary<string, AttributeValue>
        {
            [TableSchema.PartitionKey] = new() { S = partition },
            [TableSchema.SortKey] = new() { S = $"{TableSchema.ContactPrefix}{at}#{contact.ContactId}" },
        };
        item.Set("contactId", contact.ContactId);
        item.Set("at", at);
        item.Set("channel", contact.Channel);
        item.Set("direction", contact.Direction);
        item.Set("queue", contact.Queue);
        item.Set("line", contact.Line);
        item.Set("agent", contact.Agent);
        item.Set("seconds", contact.Seconds);
        item.Set(TableSchema.ExpiresAt, expiresAt.ToUnixTimeSeconds());
        return item;
    }

    /// <summary>Null when the item has no contact id or no time.</summary>
    public static PastContact? Read(Dictionary<string, AttributeValue> item) =>
        item.Text("contactId") is { } id
        && DateTimeOffset.TryParse(
            item.Text("at"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? new PastContact
            {
                ContactId = id,
                At = at,
                Channel = item.Text("channel"),
                Direction = item.Text("direction"),
                Queue = item.Text("queue"),
                Line = item.Text("line"),
                Agent = item.Text("agent"),
                Seconds = item.Number("seconds"),
            }
            : null;
}
