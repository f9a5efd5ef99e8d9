using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.CustomerLookup.Tests.Support;
using ScreenPop.TestKit;

namespace ScreenPop.CustomerLookup.Tests;

public sealed class ObservabilityTests(SampleTable table)
{
    /// <summary>An answer that breaks off after the customer's name. The SDK puts the unread text into its exception.</summary>
    private static readonly Fault TornAnswer = new(
        200,
        """{"Count":1,"Items":[{"name":{"S":"Jane Doe"},"phones":{"L":[{"S":"+14155550100"},{"S":"jane@example.test"},"""
    );

    [Fact]
    public async Task Failure_30_no_log_line_names_a_customer_whatever_happens()
    {
        var faults = new Fault?[] { null, Fault.Throttled, Fault.ServerError, Fault.HalfAnswer, Fault.NotJson, TornAnswer };
        var before = LogWatch.Lines;
        foreach (var fault in faults)
        {
            using var proxy = new FaultyDynamoDb(table.Endpoint, (_, _) => fault);
            using var client = proxy.CreateClient();
            var lookup = new LookupDriver(client, SampleTable.Name);
            await Task.WhenAll(EventFixtures.Names.Select(fixture => lookup.AnswerAsync(EventFixtures.Read(fixture))));
        }

        Assert.True(LogWatch.Lines > before + (faults.Length * EventFixtures.Names.Count));
        Assert.Empty(LogWatch.Telltales);
    }

    [Fact]
    public async Task No_line_of_the_process_names_a_customer_whatever_happens()
    {
        var before = LogWatch.Lines;
        await using var function = LookupProcess.Start(table.Endpoint, null, ("LOG_LEVEL", "Trace"));
        using var torn = new FaultyDynamoDb(table.Endpoint, (_, _) => TornAnswer);
        await using var faulty = LookupProcess.Start(torn.Endpoint, null, ("LOG_LEVEL", "Trace"));
        foreach (
            var @event in EventFixtures
                .Names.Select(EventFixtures.Read)
                .Append("""{"name":"Jane Doe","phone":"+14155550100"}""")
                .Append("\"Jane Doe\"")
        )
        {
            await function.InvokeAsync(@event);
        }

        await faulty.InvokeAsync(EventFixtures.Read("voice-inbound"));

        Assert.True(LogWatch.Lines > before + EventFixtures.Names.Count);
        Assert.Empty(LogWatch.Telltales);
    }

    [Fact]
    public async Task Every_line_of_an_invocation_carries_its_request_and_its_contact()
    {
        var lookup = new LookupDriver(table.DynamoDb, SampleTable.Name);
        await lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));

        Assert.All(
            lookup.LogLines,
            line =>
            {
                Assert.True(line.TryGetProperty("requestId", out _));
                Assert.Equal("11111111-1111-4111-8111-111111111111", line.GetProperty("contactId").GetString());
            }
        );
    }

    [Fact]
    public async Task A_check_s_sample_is_no_lookup_of_a_caller()
    {
        var sample = JsonNode.Parse(EventFixtures.Read("voice-inbound"))!;
        sample["Details"]!["ContactData"]!.AsObject().Remove("ContactId");
        var lookup = new LookupDriver(table.DynamoDb, SampleTable.Name);

        Assert.Equal("match", (await lookup.AnswerAsync(sample.ToJsonString()))["lookupStatus"]);

        Assert.NotEmpty(lookup.LogLines);
        Assert.DoesNotContain(lookup.LogLines, line => line.TryGetProperty("_aws", out _));
    }

    [Fact]
    public async Task Metrics_tell_the_outcome_the_times_and_the_cache()
    {
        var lookup = new LookupDriver(table.DynamoDb, SampleTable.Name);
        await lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));
        await lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));

        var metrics = lookup.LogLines.Where(l => l.TryGetProperty("_aws", out _)).ToList();
        Assert.Equal(2, metrics.Count);
        Assert.Equal(["match", "match"], metrics.Select(m => m.GetProperty("Outcome").GetString()));
        Assert.Equal([0, 1], metrics.Select(m => m.GetProperty("LineCacheHits").GetInt32()));
        Assert.All(
            metrics,
            m =>
            {
                Assert.Equal(1, m.GetProperty("Lookups").GetInt32());
                Assert.Equal(0, m.GetProperty("Errors").GetInt32());
                Assert.Equal(0, m.GetProperty("Truncations").GetInt32());
                Assert.InRange(m.GetProperty("TableLatency").GetDouble(), 0, m.GetProperty("Duration").GetDouble());
                Assert.Equal(JsonValueKind.Number, m.GetProperty("ColdStarts").ValueKind);
            }
        );
    }
}
