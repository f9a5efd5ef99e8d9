using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Table;

/// <summary>An entry of the dialed-number directory in the table.</summary>
internal static class LineItem
{
    /// <summary>The partition of a number or address. All its spellings have the same one.</summary>
    public static string Partition(string number) =>
        TableSchema.LinePrefix
        + (number.Contains('@', StringComparison.Ordinal) ? LookupKey.Email(number) : LookupKey.Phone(number)).Value;

    public static Dictionary<string, AttributeValue> Key(string number) =>
        new()
        {
            [TableSchema.PartitionKey] = new AttributeValue { S = Partition(number) },
            [TableSchema.SortKey] = new AttributeValue { S = TableSchema.LineSortKey },
        };

    public static Dictionary<string, AttributeValue> Write(Line line)
    {
        var item = Key(line.Number);
        item.Set("number", line.Number);
        item.Set("line", line.Name);
        item.Set("greeting", line.Greeting);
        item.Set("pop", line.Pop);
        return item;
    }

    /// <summary>Null when the item has no number or no name.</summary>
    public static Line? Read(Dictionary<string, AttributeValue> item) =>
        item.Text("number") is { } number && item.Text("line") is { } name
            ? new Line(number, name, item.Text("greeting"), item.Text("pop"))
            : null;
}
