using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace ScreenPop.Customers.Table;

/// <summary>Creates the table where no stack does: locally and in tests.</summary>
public static class TableSetup
{
    /// <summary>Creates the table unless it exists, and waits until it is active.</summary>
    public static async Task CreateIfMissingAsync(IAmazonDynamoDB dynamoDb, string tableName, CancellationToken cancellationToken)
    {
        try
        {
            await dynamoDb.CreateTableAsync(Definition(tableName), cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceInUseException) { }

        while (await StatusAsync(dynamoDb, tableName, cancellationToken).ConfigureAwait(false) != TableStatus.ACTIVE)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<TableStatus> StatusAsync(
        IAmazonDynamoDB dynamoDb,
        string tableName,
        CancellationToken cancellationToken
    )
    {
        var request = new DescribeTableRequest { TableName = tableName };
        return (await dynamoDb.DescribeTableAsync(request, cancellationToken).ConfigureAwait(false)).Table.TableStatus;
    }

    private static CreateTableRequest Definition(string tableName) =>
        new()
        {
            TableName = tableName,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions =
            [
                new(TableSchema.PartitionKey, ScalarAttributeType.S),
                new(TableSchema.SortKey, ScalarAttributeType.S),
            ],
            KeySchema = [new(TableSchema.PartitionKey, KeyType.HASH), new(TableSchema.SortKey, KeyType.RANGE)],
        };
}
