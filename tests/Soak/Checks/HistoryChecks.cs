using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Customers.Table;

namespace ScreenPop.Soak.Checks;

/// <summary>What the history promises: each contact that a lookup noted is there once, whatever happened to the writer.</summary>
internal static class HistoryChecks
{
    /// <param name="calls">Calls that are over, their events delivered.</param>
    public static async Task CheckAsync(
        IAmazonDynamoDB dynamoDb,
        IReadOnlyCollection<CallState> calls,
        CancellationToken cancellationToken
    )
    {
        foreach (
            var withKey in calls
                .Where(call => call.ContactId is not null && call.Plan.Caller.Key is not null)
                .GroupBy(call => call.Plan.Caller.Key!)
        )
        {
            var past = await ContactsOfAsync(dynamoDb, withKey.Key, cancellationToken);
            foreach (var call in withKey)
            {
                var times = past.Count(contactId => contactId == call.ContactId);
                if (times > 1)
                {
                    call.Violate($"the contact is in the history {times} times");
                }
                else if (times == 0 && await IsNotedAsync(dynamoDb, call.ContactId!, cancellationToken))
                {
                    call.Violate("the contact is not in the history although the lookup noted it");
                }
            }
        }
    }

    private static async Task<List<string>> ContactsOfAsync(
        IAmazonDynamoDB dynamoDb,
        string partition,
        CancellationToken cancellationToken
    )
    {
        var found = new List<string>();
        Dictionary<string, AttributeValue>? start = null;
        do
        {
            var page = await dynamoDb.QueryAsync(
                new QueryRequest
                {
                    TableName = SoakSite.Table,
                    KeyConditionExpression = "PK = :key AND begins_with(SK, :contact)",
                    ExpressionAttributeValues = new() { [":key"] = new(partition), [":contact"] = new("CONTACT#") },
                    ExclusiveStartKey = start,
                },
                cancellationToken
            );
            found.AddRange((page.Items ?? []).Select(item => item["contactId"].S));
            start = page.LastEvaluatedKey is { Count: > 0 } last ? last : null;
        } while (start is not null);
        return found;
    }

    private static async Task<bool> IsNotedAsync(
        IAmazonDynamoDB dynamoDb,
        string contactId,
        CancellationToken cancellationToken
    ) => await new ContactLedger(dynamoDb, SoakSite.Table).FindNoteAsync(contactId, cancellationToken) is not null;
}
