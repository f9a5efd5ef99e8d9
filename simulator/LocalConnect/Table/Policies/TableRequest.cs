using System.Text.Json;
using System.Text.RegularExpressions;

namespace ScreenPop.LocalConnect.Table.Policies;

/// <summary>The effect of a request on a table, in IAM's terms.</summary>
/// <param name="Action">Such as <c>dynamodb:Query</c>.</param>
/// <param name="Table">The table's name.</param>
/// <param name="LeadingKeys">The partition keys in the request; empty for a request without a key, such as a Scan.</param>
internal sealed partial record TableRequest(string Action, string Table, IReadOnlyList<string> LeadingKeys)
{
    private const string PartitionKey = "PK";

    /// <summary>
    /// Reads a request. A transaction or a batch contains several requests; a transaction needs the permission of each action
    /// in it. Source: Amazon DynamoDB Developer Guide, "Using IAM policy conditions for fine-grained access control" and
    /// "DynamoDB transactions: IAM".
    /// </summary>
    /// <param name="operation">Such as <c>Query</c>.</param>
    /// <param name="json">The request's body.</param>
    public static IReadOnlyList<TableRequest> Read(string operation, string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return operation switch
        {
            "TransactWriteItems" or "TransactGetItems" =>
            [
                .. root.GetProperty("TransactItems")
                    .EnumerateArray()
                    .SelectMany(static item => item.EnumerateObject())
                    .Select(static part =>
                        Of(part.Name is "ConditionCheck" ? "ConditionCheckItem" : $"{part.Name}Item", part.Value)
                    ),
            ],
            "BatchWriteItem" =>
            [
                .. root.GetProperty("RequestItems")
                    .EnumerateObject()
                    .Select(table => new TableRequest(
                        $"dynamodb:{operation}",
                        table.Name,
                        [
                            .. table
                                .Value.EnumerateArray()
                                .SelectMany(static item => item.EnumerateObject())
                                .SelectMany(static part => KeysOf(part.Value)),
                        ]
                    )),
            ],
            "BatchGetItem" =>
            [
                .. root.GetProperty("RequestItems")
                    .EnumerateObject()
                    .Select(table => new TableRequest(
                        $"dynamodb:{operation}",
                        table.Name,
                        [.. table.Value.GetProperty("Keys").EnumerateArray().SelectMany(PartitionOf)]
                    )),
            ],
            _ => [Of(operation, root)],
        };
    }

    private static TableRequest Of(string operation, JsonElement request) =>
        new(
            $"dynamodb:{operation}",
            request.TryGetProperty("TableName", out var name) ? name.GetString() ?? "" : "",
            [.. operation is "Query" ? QueriedKeys(request) : KeysOf(request)]
        );

    private static IEnumerable<string> KeysOf(JsonElement request) =>
        request.TryGetProperty("Key", out var key) ? PartitionOf(key)
        : request.TryGetProperty("Item", out var item) ? PartitionOf(item)
        : [];

    private static IEnumerable<string> PartitionOf(JsonElement attributes) =>
        attributes.TryGetProperty(PartitionKey, out var key) && key.TryGetProperty("S", out var text) ? [text.GetString()!] : [];

    /// <summary>The partition of a Query: the value that its key condition compares with PK.</summary>
    private static IEnumerable<string> QueriedKeys(JsonElement request) =>
        request.TryGetProperty("KeyConditionExpression", out var condition)
        && Partition().Match(condition.GetString()!) is { Success: true } match
        && request.TryGetProperty("ExpressionAttributeValues", out var values)
        && values.TryGetProperty(match.Groups["value"].Value, out var value)
        && value.TryGetProperty("S", out var text)
            ? [text.GetString()!]
            : [];

    [GeneratedRegex(@"\bPK\s*=\s*(?<value>:\w+)")]
    private static partial Regex Partition();
}
