using System.Collections.Concurrent;
using System.Diagnostics;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.Time.Testing;
using ScreenPop.CustomerLookup.Tests.Support;
using ScreenPop.Customers.Table.Requests;
using ScreenPop.TestKit;

namespace ScreenPop.CustomerLookup.Tests;

/// <summary>For every failure of the table, the caller gets an answer in time.</summary>
public sealed class FaultTests(SampleTable table)
{
    /// <summary>Far above the deadline and far below Connect's limit: the test detects hanging, not slowness.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(7);

    public static TheoryData<string, string> Faults =>
        new()
        {
            { nameof(Fault.Throttled), "throttled" },
            { nameof(Fault.Denied), "denied" },
            { nameof(Fault.ServerError), "unavailable" },
            { nameof(Fault.Hang), "timeout" },
            { nameof(Fault.StallsAfterHeaders), "timeout" },
            { nameof(Fault.StallsInMidBody), "timeout" },
            { nameof(Fault.OneByteASecond), "timeout" },
            { nameof(Fault.Reset), "unavailable" },
            { nameof(Fault.HalfAnswer), "unavailable" },
            { nameof(Fault.NotJson), "unavailable" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Failure_1_a_table_that_does_not_answer_is_an_answer(string fault, string errorKind)
    {
        using var proxy = Proxy((_, _) => Named(fault));
        using var client = ClientOf(proxy);
        // Only requests that hang need the deadline. The others must not reach it on a busy machine.
        var lookup = Lookup(client, deadline: errorKind == "timeout" ? TimeSpan.FromMilliseconds(600) : TimeSpan.FromSeconds(5));
        var watch = Stopwatch.StartNew();

        var answer = await lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));

        Assert.Equal(("error", errorKind), (answer["lookupStatus"], answer["errorKind"]));
        Assert.Equal("0", answer["matchCount"]);
        Assert.DoesNotContain("customerName", answer.Keys);
        Assert.True(watch.Elapsed < Patience);
        Assert.Contains(lookup.LogLines, l => l.TryGetProperty("Errors", out var errors) && errors.GetInt32() == 1);
        Assert.Contains(lookup.LogLines, l => l.TryGetProperty("eventId", out var id) && id.GetInt32() == 201);
    }

    [Theory]
    [InlineData(nameof(Fault.Throttled))]
    [InlineData(nameof(Fault.ServerError))]
    [InlineData(nameof(Fault.Reset))]
    [InlineData(nameof(Fault.HalfAnswer))]
    [InlineData(nameof(Fault.Hang))]
    [InlineData(nameof(Fault.StallsAfterHeaders))]
    [InlineData(nameof(Fault.StallsInMidBody))]
    public async Task A_table_that_fails_once_is_asked_again(string fault)
    {
        var asked = new ConcurrentDictionary<string, int>();
        using var proxy = Proxy(
            (operation, _) => asked.AddOrUpdate(operation, 1, (_, n) => n + 1) == 1 && operation == "Query" ? Named(fault) : null
        );
        using var client = ClientOf(proxy);

        var lookup = Lookup(client, TimeSpan.FromSeconds(7.5));
        var answer = await lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));

        Assert.Equal("match", answer["lookupStatus"]);
        Assert.Equal(2, asked["Query"]);
        // The line is read beside the query. On a busy machine that attempt may time out and count as a retry, too.
        var retries = asked["Query"] - 1 + (asked["GetItem"] - 1);
        Assert.Contains(lookup.LogLines, l => l.TryGetProperty("TableRetries", out var counted) && counted.GetInt32() == retries);
    }

    [Fact]
    public async Task A_table_that_denies_is_not_asked_again()
    {
        using var proxy = Proxy((operation, _) => operation == "Query" ? Fault.Denied : null);
        using var client = ClientOf(proxy);

        // The clock stands still, so no attempt times out on a busy machine and none is repeated.
        var lookup = new LookupDriver(client, SampleTable.Name, new FakeTimeProvider(DateTimeOffset.UtcNow));

        await lookup.AnswerAsync(EventFixtures.Read("voice-unknown-members"));

        // One Query, one GetItem for the line, one note for the history.
        Assert.Equal(3, proxy.Requests);
    }

    [Fact]
    public async Task The_line_is_told_even_when_the_customers_cannot_be_read()
    {
        using var proxy = Proxy((operation, _) => operation == "Query" ? Fault.Denied : null);
        using var client = ClientOf(proxy);

        var answer = await Lookup(client).AnswerAsync(EventFixtures.Read("voice-inbound"));

        Assert.Equal(("error", "Acme Support"), (answer["lookupStatus"], answer["line"]));
    }

    [Fact]
    public async Task The_customer_is_told_even_when_the_line_cannot_be_read()
    {
        using var proxy = Proxy((operation, _) => operation == "GetItem" ? Fault.Denied : null);
        using var client = ClientOf(proxy);
        var lookup = Lookup(client);

        var answer = await lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));

        Assert.Equal("match", answer["lookupStatus"]);
        Assert.DoesNotContain("line", answer.Keys);
        Assert.Contains(lookup.LogLines, l => l.TryGetProperty("eventId", out var id) && id.GetInt32() == 202);
    }

    [Fact]
    public async Task A_note_that_cannot_be_left_changes_nothing_for_the_caller()
    {
        using var proxy = Proxy((operation, _) => operation == "PutItem" ? Fault.Denied : null);
        using var client = ClientOf(proxy);

        var answer = await Lookup(client).AnswerAsync(EventFixtures.Read("voice-inbound"));

        Assert.Equal("match", answer["lookupStatus"]);
    }

    [Theory]
    [InlineData(nameof(Fault.Throttled))]
    [InlineData(nameof(Fault.ServerError))]
    [InlineData(nameof(Fault.Reset))]
    public async Task A_note_that_fails_once_is_left_all_the_same(string fault)
    {
        var notes = 0;
        using var proxy = Proxy(
            (operation, _) => operation == "PutItem" && Interlocked.Increment(ref notes) == 1 ? Named(fault) : null
        );
        using var client = ClientOf(proxy);
        var lookup = Lookup(client);

        await lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));

        Assert.Equal(2, notes);
        Assert.DoesNotContain(lookup.LogLines, l => l.TryGetProperty("NotesGivenUp", out _));
    }

    [Fact]
    public async Task A_note_that_is_given_up_is_counted()
    {
        using var proxy = Proxy((operation, _) => operation == "PutItem" ? Fault.Throttled : null);
        using var client = ClientOf(proxy);
        var lookup = Lookup(client);

        await lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));

        Assert.Contains(lookup.LogLines, l => l.TryGetProperty("NotesGivenUp", out var count) && count.GetInt32() == 1);
        var givenUp = Assert.Single(lookup.LogLines, l => l.TryGetProperty("eventId", out var id) && id.GetInt32() == 207);
        Assert.False(string.IsNullOrEmpty(givenUp.GetProperty("contactId").GetString()));
    }

    [Fact]
    public async Task An_invocation_that_is_nearly_over_is_answered_at_once()
    {
        using var proxy = Proxy((_, _) => Fault.Hang);
        using var client = ClientOf(proxy);
        var lookup = Lookup(client, deadline: TimeSpan.FromSeconds(7.5), left: TimeSpan.FromMilliseconds(400));
        var watch = Stopwatch.StartNew();

        var answer = await lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));

        Assert.Equal("timeout", answer["errorKind"]);
        Assert.True(watch.Elapsed < Patience);
    }

    [Fact]
    public async Task A_table_that_does_not_exist_is_unavailable()
    {
        var answer = await new LookupDriver(table.DynamoDb, "no-such-table").AnswerAsync(EventFixtures.Read("voice-inbound"));

        Assert.Equal("unavailable", answer["errorKind"]);
    }

    private FaultyDynamoDb Proxy(Func<string, string, Fault?> faultFor) =>
        new(table.Endpoint, faultFor) { ClosesConnections = true };

    /// <summary>The function's own client.</summary>
    private static AmazonDynamoDBClient ClientOf(FaultyDynamoDb proxy) =>
        proxy.CreateClient(config => TableClient.Configure(config));

    private static Fault? Named(string fault) => (Fault?)typeof(Fault).GetProperty(fault)!.GetValue(null);

    private static LookupDriver Lookup(IAmazonDynamoDB client, TimeSpan? deadline = null, TimeSpan? left = null) =>
        new(
            client,
            SampleTable.Name,
            settings: LookupDriver.Settings(SampleTable.Name) with
            {
                Deadline = deadline ?? TimeSpan.FromSeconds(5),
            }
        )
        {
            Left = left ?? TimeSpan.FromSeconds(8),
        };
}
