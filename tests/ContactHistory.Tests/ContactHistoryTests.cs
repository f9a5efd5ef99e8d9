using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FsCheck;
using FsCheck.Fluent;
using ScreenPop.ContactHistory.Events;
using ScreenPop.Customers.History;
using ScreenPop.Customers.Table;
using ScreenPop.Lambda;
using ScreenPop.TestKit;

namespace ScreenPop.ContactHistory.Tests;

public sealed class ContactHistoryTests(DynaliteFixture dynalite) : IClassFixture<DynaliteFixture>, IAsyncLifetime
{
    private const int Lookup = 5;

    private const string Table = "history";
    private static int numbers;

    private readonly AmazonDynamoDBClient dynamoDb = dynalite.CreateClient();
    private readonly string caller = NextNumber();
    private readonly ContactStory story = new(Guid.NewGuid().ToString());

    private HistoryDriver History => new(dynamoDb, Table);

    public async ValueTask InitializeAsync() => await TableSetup.CreateIfMissingAsync(dynamoDb, Table, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        dynamoDb.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_call_that_ended_is_in_the_history_of_the_number()
    {
        await History.LookUpAsync(story.ContactId, caller);
        foreach (var @event in story.All)
        {
            await History.TakeAsync(@event);
        }

        var past = Assert.Single(await History.HistoryOfAsync(caller));
        Assert.Equal(Past(story, agent: "jdoe"), past with { ExpiresAt = default });
    }

    [Fact]
    public async Task A_call_that_goes_on_is_not_in_the_history()
    {
        await History.LookUpAsync(story.ContactId, caller);

        Assert.Equal("remembered", await History.TakeAsync(story.ConnectedToAgent));
        Assert.Empty(await History.HistoryOfAsync(caller));
    }

    [Fact]
    public void Failure_3_any_order_and_any_repetition_of_the_events_gives_the_same_history()
    {
        // If an agent was reached, the flow's lookups end before the contact (docs/history.md), so the history does not wait
        // for the note. The note may still arrive between any two events: the next event finds it.
        var orders =
            from events in Deliveries(5)
            from place in Gen.Choose(0, events.Length - 1)
            select With(Lookup, place, events);
        Check(orders, HistoryAfter);
    }

    [Fact]
    public void Failure_3_a_caller_who_hangs_up_has_the_same_history_even_if_the_lookup_is_last()
    {
        var orders = from events in Deliveries(3) from place in Gen.Choose(0, events.Length) select With(Lookup, place, events);
        Check(orders, HistoryAfterHangingUp);
    }

    /// <summary>Each event at least once, and four repetitions.</summary>
    private static Gen<int[]> Deliveries(int events) =>
        from repeated in Gen.Choose(0, events - 1).ListOf(4)
        from order in Gen.Shuffle(Enumerable.Range(0, events).Concat(repeated).ToArray())
        select order;

    private static int[] With(int step, int place, int[] steps) => [.. steps[..place], step, .. steps[place..]];

    private static void Check(Gen<int[]> orders, Func<int[], Task<bool>> isTheSame) =>
        Prop.ForAll(orders.ToArbitrary(), order => isTheSame(order).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static string NextNumber() =>
        "+1650555" + Interlocked.Increment(ref numbers).ToString("0000", CultureInfo.InvariantCulture);

    private async Task<bool> HistoryAfter(int[] order)
    {
        var call = new ContactStory(Guid.NewGuid().ToString());
        var number = NextNumber();
        foreach (var index in order)
        {
            if (index == Lookup)
            {
                await History.LookUpAsync(call.ContactId, number);
            }
            else
            {
                await History.TakeAsync(call.All[index]);
            }
        }

        return IsOnly(Past(call, agent: "jdoe"), await History.HistoryOfAsync(number));
    }

    /// <summary>The events come a second after the end, while the lookup may still be running.</summary>
    private async Task<bool> HistoryAfterHangingUp(int[] order)
    {
        var call = new ContactStory(Guid.NewGuid().ToString());
        string[] events = [call.Initiated, call.Queued, call.Abandoned];
        var number = NextNumber();
        var waiting = new List<(WaitingClock Clock, Task Taken)>();
        foreach (var index in order)
        {
            if (index == Lookup)
            {
                await History.LookUpAsync(call.ContactId, number);
                continue;
            }

            var clock = new WaitingClock(new DateTimeOffset(2026, 5, 1, 9, 1, 36, TimeSpan.Zero));
            var taken = new HistoryDriver(dynamoDb, Table) { Clock = clock }.TakeAsync(events[index]);
            await await Task.WhenAny(taken, clock.Waiting);
            waiting.Add((clock, taken));
        }

        foreach (var (clock, taken) in waiting)
        {
            clock.Advance(TimeSpan.FromSeconds(4));
            await taken;
        }

        var now = new WaitingClock(new DateTimeOffset(2026, 5, 1, 9, 2, 0, TimeSpan.Zero));
        var told = await new HistoryDriver(dynamoDb, Table) { Clock = now }.HistoryOfAsync(number);
        return IsOnly(Past(call, agent: null), told);
    }

    private static PastContact Past(ContactStory call, string? agent) =>
        new()
        {
            ContactId = call.ContactId,
            At = new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero),
            Channel = "VOICE",
            Direction = "inbound",
            Queue = "support",
            Line = "Acme Support",
            Agent = agent,
            Seconds = 95,
            ExpiresAt = default,
        };

    /// <summary>Compares every field that the card shows, which excludes the expiry.</summary>
    private static bool IsOnly(PastContact expected, IReadOnlyList<PastContact> told) =>
        told is [var only] && only with { ExpiresAt = default } == expected;

    [Fact]
    public async Task A_transferred_call_belongs_to_the_customer_of_the_first()
    {
        await History.LookUpAsync(story.ContactId, caller);
        var transfer = new ContactStory(Guid.NewGuid().ToString())
        {
            InitialContactId = story.ContactId,
            InitiationMethod = "TRANSFER",
        };

        Assert.Equal("recorded", await History.TakeAsync(transfer.Disconnected));
        Assert.Equal(transfer.ContactId, Assert.Single(await History.HistoryOfAsync(caller)).ContactId);
    }

    [Fact]
    public async Task A_call_that_ended_while_its_lookup_was_at_work_is_in_the_history_all_the_same()
    {
        var clock = new WaitingClock(new DateTimeOffset(2026, 5, 1, 9, 1, 36, TimeSpan.Zero));
        var history = new HistoryDriver(dynamoDb, Table) { Clock = clock };
        var taken = history.TakeAsync(story.Abandoned);
        await clock.Waiting;

        await History.LookUpAsync(story.ContactId, caller);
        clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal("recorded", await taken);
        var past = Assert.Single(await history.HistoryOfAsync(caller));
        Assert.Equal((story.ContactId, "Acme Support", 95), (past.ContactId, past.Line, past.Seconds));
    }

    [Fact]
    public async Task Events_of_the_same_second_are_told_apart_by_what_happened()
    {
        await History.LookUpAsync(story.ContactId, caller);
        await History.TakeAsync(story.Disconnected);
        await History.TakeAsync(
            story.Event("QUEUED", 95, ("queueInfo", new JsonObject { ["queueArn"] = "arn:aws:connect:::instance/i/queue/first" }))
        );
        await History.TakeAsync(story.Completed);

        Assert.Equal("support", Assert.Single(await History.HistoryOfAsync(caller)).Queue);
    }

    [Fact]
    public async Task A_lookup_that_is_repeated_after_the_end_does_not_repeat_the_call()
    {
        await History.LookUpAsync(story.ContactId, caller);
        await History.TakeAsync(story.Disconnected);
        await History.LookUpAsync(story.ContactId, caller);

        Assert.Single(await History.HistoryOfAsync(caller));
    }

    [Fact]
    public async Task A_call_nobody_was_looked_up_for_is_left_out()
    {
        Assert.Equal("unknown", await History.TakeAsync(story.Disconnected));
    }

    [Fact]
    public async Task The_names_AWS_writes_in_Pascal_case_are_understood()
    {
        var pascal = new ContactStory(story.ContactId) { PascalCase = true };
        await History.LookUpAsync(story.ContactId, caller);

        await History.TakeAsync(pascal.Disconnected);

        Assert.Equal("jdoe", Assert.Single(await History.HistoryOfAsync(caller)).Agent);
    }

    [Fact]
    public async Task An_outbound_call_is_told_from_an_inbound_one()
    {
        var outbound = new ContactStory(story.ContactId) { InitiationMethod = "OUTBOUND" };
        await History.LookUpAsync(story.ContactId, caller);

        await History.TakeAsync(outbound.Disconnected);

        Assert.Equal("outbound", Assert.Single(await History.HistoryOfAsync(caller)).Direction);
    }

    [Fact]
    public async Task Event_types_to_come_are_taken()
    {
        await History.LookUpAsync(story.ContactId, caller);

        Assert.Equal("remembered", await History.TakeAsync(story.Event("TELEPORTED", 5, ("beam", 7))));
    }

    [Fact]
    public async Task Every_written_item_expires()
    {
        await History.LookUpAsync(story.ContactId, caller);
        await History.TakeAsync(story.Disconnected);

        var items = (
            await dynamoDb.ScanAsync(
                new ScanRequest { TableName = Table, ConsistentRead = true },
                TestContext.Current.CancellationToken
            )
        ).Items;
        Assert.All(items, item => Assert.True(item.ContainsKey(TableSchema.ExpiresAt), item["PK"].S));
    }

    [Theory]
    [InlineData("""{"detail-type":"Scheduled Event","detail":{}}""", "Scheduled Event")]
    [InlineData("[]", "Array")]
    [InlineData("null", "Null")]
    [InlineData("""{"detail-type":"Half a letter","detail":{"\ud800":1,"contactId":"\ud800"}}""", "Half a letter")]
    public async Task An_event_of_another_kind_is_refused_with_what_was_expected(string json, string got)
    {
        var refusal = await Assert.ThrowsAsync<NotAContactEventException>(() => History.TakeAsync(json));

        Assert.Contains("detail.contactId", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(got, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_fails_is_thrown_so_that_the_event_is_tried_again_and_then_kept()
    {
        var history = new HistoryDriver(dynamoDb, "no-such-table");

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => history.TakeAsync(story.Initiated));
    }

    [Fact]
    public async Task No_log_line_tells_whose_call_it_was()
    {
        var history = History;
        await history.LookUpAsync(story.ContactId, caller);
        foreach (var @event in story.All)
        {
            await history.TakeAsync(@event);
        }

        Assert.Contains(story.ContactId, history.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(caller, history.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_process_takes_one_event_after_the_other_and_names_nobody()
    {
        await using var function = new FunctionProcess("ContactHistory", dynalite.Endpoint, Table, null, ("LOG_LEVEL", "Trace"));
        await History.LookUpAsync(story.ContactId, "+14155550100");
        var outcomes = new List<InvocationOutcome>();
        foreach (
            var @event in story
                .All.Append("""{"detail-type":"Scheduled Event","detail":{"name":"Jane Doe","phone":"+14155550100"}}""")
                .Append("null")
        )
        {
            outcomes.Add((await function.InvokeAsync(@event)).Outcome);
        }

        Assert.Equal(
            [
                .. story.All.Select(_ => InvocationOutcome.Succeeded),
                InvocationOutcome.FunctionError,
                InvocationOutcome.FunctionError,
            ],
            outcomes
        );
        Assert.Contains(story.ContactId, function.Log, StringComparison.Ordinal);
        Assert.Empty(LogWatch.Telltales);
        Assert.Contains(await History.HistoryOfAsync("+14155550100"), past => past.ContactId == story.ContactId);
    }
}
