using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace ScreenPop.Customers.Table.Requests;

/// <summary>
/// Sends all requests to the table. Each one uses the gateway's retry policy and the time budget of its caller.
/// </summary>
public sealed class TableGateway(IAmazonDynamoDB dynamoDb, string tableName, RetryPolicy policy)
{
    public string TableName { get; } = tableName;

    public Task<QueryResponse> QueryAsync(QueryRequest request, TimeBudget budget)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.TableName = TableName;
        return policy.ExecuteAsync(token => dynamoDb.QueryAsync(request, token), budget);
    }

    /// <returns>Null when the item does not exist.</returns>
    public async Task<Dictionary<string, AttributeValue>?> GetItemAsync(
        Dictionary<string, AttributeValue> key,
        TimeBudget budget,
        bool consistent = false
    )
    {
        var request = new GetItemRequest
        {
            TableName = TableName,
            Key = key,
            ConsistentRead = consistent,
        };
        var response = await policy.ExecuteAsync(token => dynamoDb.GetItemAsync(request, token), budget).ConfigureAwait(false);
        return response.Item is { Count: > 0 } item ? item : null;
    }

    public Task PutItemAsync(Dictionary<string, AttributeValue> item, TimeBudget budget)
    {
        var request = new PutItemRequest { TableName = TableName, Item = item };
        return policy.ExecuteAsync(token => dynamoDb.PutItemAsync(request, token), budget);
    }

    /// <exception cref="ConditionalCheckFailedException">The request's condition does not hold.</exception>
    public Task<UpdateItemResponse> UpdateItemAsync(UpdateItemRequest request, TimeBudget budget)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.TableName = TableName;
        return policy.ExecuteAsync(token => dynamoDb.UpdateItemAsync(request, token), budget);
    }
}
