using Microsoft.Extensions.Time.Testing;
using ScreenPop.CustomerLookup.Tests.Support;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.TestKit;

namespace ScreenPop.CustomerLookup.Tests;

/// <summary>
/// The budgets of a lookup, in numbers that do not depend on the machine's speed. A change that needs more must change them
/// here.
/// </summary>
public sealed class BudgetTests(SampleTable table)
{
    private const int Calls = 200;

    /// <summary>
    /// Bytes allocated beyond the SDK's own Query, in an unoptimised build. An optimised build allocates about half.
    /// </summary>
    private const int OwnBytesOfALookup = 24 * 1024;

    private const string QueryAnswer = """
        {"Count":1,"ScannedCount":1,"Items":[{"PK":{"S":"PHONE#+14155550100"},"SK":{"S":"CUSTOMER#C-1001"},"customerId":{"S":"C-1001"},
        "name":{"S":"Jane Doe"},"tier":{"S":"gold"},"phones":{"L":[{"S":"+14155550100"}]},"emails":{"L":[{"S":"jane@example.test"}]}}]}
        """;

    [Fact]
    public async Task A_lookup_asks_the_table_once_and_leaves_one_note()
    {
        var operations = new List<string>();
        using var proxy = new FaultyDynamoDb(
            table.Endpoint,
            (operation, _) =>
            {
                lock (operations)
                {
                    operations.Add(operation);
                }

                return null;
            }
        );
        using var client = proxy.CreateClient();
        // The clock stands still, so no attempt times out on a busy machine and none is repeated.
        var lookup = new LookupDriver(client, SampleTable.Name, new FakeTimeProvider(DateTimeOffset.UtcNow));

        await lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));
        Assert.Equal(["GetItem", "PutItem", "Query"], operations.Order());

        operations.Clear();
        await lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));
        Assert.Equal(["Query", "PutItem"], operations);
    }

    [Fact]
    public async Task A_warm_lookup_allocates_little_beyond_the_Query()
    {
        using var client = new CannedDynamoDb(operation => operation == "Query" ? QueryAnswer : "{}").CreateClient();
        var find = new CustomerTable(client, SampleTable.Name);
        var lookup = new LookupDriver(
            client,
            SampleTable.Name,
            settings: LookupDriver.Settings(SampleTable.Name) with
            {
                HistoryDays = 0,
            }
        );
        var @event = EventFixtures.Read("voice-inbound");

        var query = await BytesOfAsync(() => find.FindAsync(LookupKey.Phone("+14155550100"), CancellationToken.None));
        var whole = await BytesOfAsync(() => lookup.AnswerAsync(@event));

        Assert.InRange(whole - query, 0, OwnBytesOfALookup);
    }

    /// <summary>The answer is in memory, so everything runs on one thread and other tests do not interfere.</summary>
    private static async Task<long> BytesOfAsync(Func<Task> action)
    {
        await action();
        var thread = Environment.CurrentManagedThreadId;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var call = 0; call < Calls; call++)
        {
            await action();
        }

        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }
}
