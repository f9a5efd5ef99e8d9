using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;

namespace ScreenPop.Customers.Import;

/// <summary>Customers that are in the table but not in the file.</summary>
public sealed class MissingCustomers
{
    private readonly IAmazonDynamoDB dynamoDb;
    private readonly string tableName;
    private readonly BatchRequests requests;
    private readonly Func<string, bool> isInFile;

    internal MissingCustomers(IAmazonDynamoDB dynamoDb, string tableName, BatchRequests requests, Func<string, bool> isInFile) =>
        (this.dynamoDb, this.tableName, this.requests, this.isInFile) = (dynamoDb, tableName, requests, isInFile);

    /// <summary>The number of removed customers; after a failure, of those that were removed before it.</summary>
    public long Removed { get; private set; }

    /// <summary>Counts the missing customers and all customers of the table. It reads the whole table.</summary>
    public async Task<(long Missing, long All)> CountAsync(CancellationToken cancellationToken)
    {
        var (missing, all) = (0L, 0L);
        await foreach (var (id, _) in AnchorsAsync(cancellationToken).ConfigureAwait(false))
        {
            all++;
            missing += isInFile(id) ? 0 : 1;
        }

        return (missing, all);
    }

    /// <summary>Removes the missing customers with all their keys. Their past contacts stay until they expire.</summary>
    /// <returns>The number of removed customers.</returns>
    public async Task<long> RemoveAsync(CancellationToken cancellationToken)
    {
        await foreach (var (id, partitions) in AnchorsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (isInFile(id))
            {
                continue;
            }

            // The item under the id is deleted last: after a run that is cut off, the next run finds the customer again.
            var own = LookupKey.CustomerId(id).Partition;
            await requests
                .WriteAsync(partitions.Where(p => p != own).Select(p => Deletion(id, p)), tally: null, cancellationToken)
                .ConfigureAwait(false);
            await requests.WriteAsync([Deletion(id, own)], tally: null, cancellationToken).ConfigureAwait(false);
            Removed++;
        }

        return Removed;
    }

    private static WriteRequest Deletion(string id, string partition) => new(new DeleteRequest(CustomerItem.Key(id, partition)));

    /// <summary>Reads the anchor of every customer: the item under the id, which lists the other items.</summary>
    private async IAsyncEnumerable<(string Id, IReadOnlyList<string> Partitions)> AnchorsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var own = LookupKey.CustomerId("").Partition;
        Dictionary<string, AttributeValue>? start = null;
        do
        {
            var request = new ScanRequest
            {
                TableName = tableName,
                FilterExpression = "begins_with(PK, :own) AND begins_with(SK, :customer)",
                ExpressionAttributeValues = new()
                {
                    [":own"] = new AttributeValue { S = own },
                    [":customer"] = new AttributeValue { S = TableSchema.CustomerPrefix },
                },
                ProjectionExpression = $"customerId, {CustomerItem.Partitions}",
                ExclusiveStartKey = start,
            };
            var page = await dynamoDb.ScanAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items ?? [])
            {
                if (item.Text("customerId") is { } id)
                {
                    yield return (id, item.Texts(CustomerItem.Partitions));
                }
            }

            start = page.LastEvaluatedKey is { Count: > 0 } last ? last : null;
        } while (start is not null);
    }
}
