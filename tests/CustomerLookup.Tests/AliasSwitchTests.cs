using ScreenPop.CustomerLookup.Tests.Support;
using ScreenPop.Lambda;
using ScreenPop.TestKit;
using ScreenPop.Toolchain;

namespace ScreenPop.CustomerLookup.Tests;

/// <summary>Switches the alias to another version while calls arrive.</summary>
public sealed class AliasSwitchTests(SampleTable table)
{
    private const int Calls = 200;
    private const int AtOneTime = 8;

    [Fact]
    public async Task Every_call_is_answered_once_and_alike_and_the_new_version_takes_over()
    {
        using var oldTable = new FaultyDynamoDb(table.Endpoint, (_, _) => null);
        using var newTable = new FaultyDynamoDb(table.Endpoint, (_, _) => null);
        await using var lambda = new LambdaService("us-east-1", "111122223333", TimeProvider.System);
        var live = $"{lambda.Add(VersionOver(oldTable))}:live";
        var call = EventFixtures.Read("voice-inbound");
        var expected = await lambda.InvokeAsync(live, call);

        using var turns = new SemaphoreSlim(AtOneTime);
        var answered = 0;
        Task? switching = null;
        var results = await Task.WhenAll(
            Enumerable
                .Range(0, Calls)
                .Select(async _ =>
                {
                    await turns.WaitAsync(TestContext.Current.CancellationToken);
                    try
                    {
                        var result = await lambda.InvokeAsync(live, call);
                        if (Interlocked.Increment(ref answered) == Calls / 4)
                        {
                            switching = lambda.SwitchAsync(VersionOver(newTable));
                        }

                        return result;
                    }
                    finally
                    {
                        turns.Release();
                    }
                })
        );
        await switching!;
        var (before, after) = (oldTable.Requests, newTable.Requests);
        var last = await lambda.InvokeAsync(live, call);

        Assert.Equal(InvocationOutcome.Succeeded, expected.Outcome);
        Assert.All(
            [.. results, last],
            result => Assert.Equal((expected.Outcome, expected.Payload), (result.Outcome, result.Payload))
        );
        Assert.Equal(Calls, results.Select(result => result.RequestId).Distinct().Count());
        Assert.True(before > 0 && after > 0, $"{before} requests of the old version, {after} of the new one");
        Assert.Equal(before, oldTable.Requests);
        Assert.True(newTable.Requests > after);
    }

    private static FunctionDefinition VersionOver(FaultyDynamoDb endpoint) =>
        new("CustomerLookup", RepositoryLayout.Find().Bootstrap("CustomerLookup"))
        {
            Environment = new Dictionary<string, string>
            {
                ["TABLE_NAME"] = SampleTable.Name,
                ["DEFAULT_COUNTRY"] = "US",
                ["AWS_ENDPOINT_URL_DYNAMODB"] = endpoint.Endpoint.ToString(),
                ["AWS_ACCESS_KEY_ID"] = "local",
                ["AWS_SECRET_ACCESS_KEY"] = "local",
                // The deadline is not the subject of the test, so a busy machine gets more time.
                ["LOOKUP_DEADLINE_MS"] = "7500",
            },
            Timeout = TimeSpan.FromMinutes(1),
            InitLimit = TimeSpan.FromMinutes(1),
        };
}
