using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using ScreenPop.Customers.Table.Requests;

namespace ScreenPop.Customers.Import;

/// <summary>
/// Sends BatchWriteItem and BatchGetItem until every item is done. Items that DynamoDB leaves unprocessed, throttles or fails
/// are retried after a delay that doubles, with jitter.
/// </summary>
internal sealed class BatchRequests(IAmazonDynamoDB dynamoDb, string tableName, TimeProvider clock)
{
    /// <summary>DynamoDB's limit for one BatchWriteItem.</summary>
    public const int MaxWrites = 25;

    /// <summary>DynamoDB's limit for one BatchGetItem.</summary>
    public const int MaxReads = 100;

    /// <summary>The delays grow from 50 ms to 10 s and add up to about a minute in which the table accepts nothing.</summary>
    private const int MaxAttempts = 12;

    /// <param name="requests">The writes.</param>
    /// <param name="tally">Counts them, also when they fail; null when nobody asks.</param>
    /// <param name="cancellationToken">Stops the attempts.</param>
    public async Task WriteAsync(IEnumerable<WriteRequest> requests, WriteTally? tally, CancellationToken cancellationToken)
    {
        foreach (var batch in requests.Chunk(MaxWrites))
        {
            await WriteAsync(batch, tally, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <param name="keys">At most <see cref="MaxReads"/> keys, without duplicates.</param>
    /// <param name="attributes">The attributes to read, none of them a reserved word; null for all.</param>
    /// <param name="cancellationToken">Stops the attempts.</param>
    public async Task<List<Dictionary<string, AttributeValue>>> ReadAsync(
        List<Dictionary<string, AttributeValue>> keys,
        string? attributes,
        CancellationToken cancellationToken
    )
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        await UntilDoneAsync(
                keys,
                async pending =>
                {
                    var request = new KeysAndAttributes
                    {
                        Keys = pending,
                        ProjectionExpression = attributes,
                        ConsistentRead = true,
                    };
                    var response = await dynamoDb
                        .BatchGetItemAsync(
                            new BatchGetItemRequest { RequestItems = new() { [tableName] = request } },
                            cancellationToken
                        )
                        .ConfigureAwait(false);
                    items.AddRange(response.Responses?.GetValueOrDefault(tableName) ?? []);
                    return response.UnprocessedKeys?.GetValueOrDefault(tableName)?.Keys ?? [];
                },
                pending => pending.Count,
                cancellationToken
            )
            .ConfigureAwait(false);
        return items;
    }

    private async Task WriteAsync(WriteRequest[] batch, WriteTally? tally, CancellationToken cancellationToken)
    {
        List<WriteRequest> unanswered = [];
        try
        {
            await UntilDoneAsync<List<WriteRequest>>([.. batch], AttemptAsync, pending => pending.Count, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            tally?.Doubt(unanswered);
        }

        async Task<List<WriteRequest>> AttemptAsync(List<WriteRequest> pending)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var left = await SendAsync(pending, cancellationToken).ConfigureAwait(false);
                tally?.Add([.. pending.Except(left)]);
                unanswered = [];
                return left;
            }
            catch (Exception e) when (!IsRefusal(e))
            {
                unanswered = pending;
                throw;
            }
        }
    }

    /// <returns>The requests that the table left unprocessed.</returns>
    private async Task<List<WriteRequest>> SendAsync(List<WriteRequest> requests, CancellationToken cancellationToken)
    {
        var response = await dynamoDb
            .BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { [tableName] = requests } }, cancellationToken)
            .ConfigureAwait(false);
        var left = response.UnprocessedItems?.GetValueOrDefault(tableName) ?? [];
        // The answer repeats the requests as new objects.
        return left.Count == 0 ? left : [.. requests.IntersectBy(left.Select(WriteTally.KeyOf), WriteTally.KeyOf)];
    }

    private async Task UntilDoneAsync<T>(
        T pending,
        Func<T, Task<T>> send,
        Func<T, int> count,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; count(pending) > 0; )
        {
            var before = count(pending);
            try
            {
                pending = await send(pending).ConfigureAwait(false);
            }
            catch (AmazonServiceException e) when (IsTransient(e) && (attempt < MaxAttempts || IsThrottled(e))) { }

            if (count(pending) < before)
            {
                attempt = 0;
            }
            else if (++attempt > MaxAttempts)
            {
                throw new TableNotAcceptingException(
                    $"The table {tableName} has accepted nothing for a minute; raise its capacity and run the same command again to continue."
                );
            }

            if (count(pending) > 0)
            {
                await Task.Delay(Pause(attempt), clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static TimeSpan Pause(int attempt) =>
        TimeSpan.FromMilliseconds(Math.Min(10_000, 50 * Math.Pow(2, attempt)) * (0.5 + (Random.Shared.NextDouble() / 2)));

    private static bool IsTransient(AmazonServiceException e) => (int)e.StatusCode >= 500 || e.StatusCode is 0 || IsThrottled(e);

    private static bool IsThrottled(AmazonServiceException e) => TableFault.KindOf(e) is TableFaultKind.Throttled;

    /// <summary>
    /// The table has answered that it writes nothing. An attempt that the SDK itself has repeated is not visible here.
    /// </summary>
    private static bool IsRefusal(Exception e) =>
        e is AmazonServiceException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError };
}
