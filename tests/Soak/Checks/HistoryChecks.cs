using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ScreenPop.Lambda;

namespace ScreenPop.Soak.Checks;

/// <summary>
/// Checks the promise of the history: each contact with a lookup is there once, whatever happened to the note and to the
/// history's writer. A failed note is reported by a log line of the contact and by the metric beside it.
/// </summary>
internal static class HistoryChecks
{
    /// <summary>The lookup's log event of a failed note.</summary>
    private const string GivenUp = "\"eventId\":207";

    /// <param name="dynamoDb">The table.</param>
    /// <param name="calls">Calls that have ended and whose events are delivered.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task CheckAsync(
        IAmazonDynamoDB dynamoDb,
        IReadOnlyCollection<(CallState State, CallRun Run)> calls,
        CancellationToken cancellationToken
    )
    {
        foreach (
            var withKey in calls
                .Where(call => call.State.ContactId is not null && call.State.Plan.Caller.Key is not null)
                .GroupBy(call => call.State.Plan.Caller.Key!)
        )
        {
            var past = await ContactsOfAsync(dynamoDb, withKey.Key, cancellationToken);
            foreach (var (call, run) in withKey)
            {
                var times = past.Count(contactId => contactId == call.ContactId);
                if (times > 1)
                {
                    call.Violate($"the contact is in the history {times} times");
                }
                else if (times == 0 && IsDue(call, run))
                {
                    call.Violate("the contact was looked up, is not in the history, and nothing tells why");
                }
            }
        }
    }

    /// <summary>
    /// Whether a lookup answered without a fault, was not disturbed after its answer, and does not report a failed note.
    /// </summary>
    private static bool IsDue(CallState call, CallRun run) =>
        call.LookupFaults == 0
        && run.Journey!.LambdaCalls.Any(invocation => invocation.Outcome == InvocationOutcome.Succeeded)
        && !run.Journey.Log.Any(line => line.Text.Contains(GivenUp, StringComparison.Ordinal));

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
}
