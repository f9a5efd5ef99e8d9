using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace ScreenPop.TestKit;

/// <summary>The content of a table, for comparing two tables.</summary>
public static class TableItems
{
    /// <summary>Every item, as text, in the order of its key.</summary>
    public static async Task<List<string>> ReadAsync(IAmazonDynamoDB dynamoDb, string table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dynamoDb);
        var items = new List<Dictionary<string, AttributeValue>>();
        Dictionary<string, AttributeValue>? start = null;
        do
        {
            var page = await dynamoDb.ScanAsync(
                new ScanRequest { TableName = table, ExclusiveStartKey = start },
                cancellationToken
            );
            items.AddRange(page.Items);
            start = page.LastEvaluatedKey is { Count: > 0 } last ? last : null;
        } while (start is not null);
        return
        [
            .. items
                .Select(item =>
                    string.Join(
                        ' ',
                        item.OrderBy(field => field.Key).Select(field => $"{field.Key}={field.Value.S ?? field.Value.N}")
                    )
                )
                .Order(StringComparer.Ordinal),
        ];
    }
}
