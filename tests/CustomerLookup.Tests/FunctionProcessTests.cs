using System.Text.Json.Nodes;
using ScreenPop.CustomerLookup.Tests.Support;
using ScreenPop.Lambda;
using ScreenPop.TestKit;

namespace ScreenPop.CustomerLookup.Tests;

/// <summary>The executable itself, started on a Lambda Runtime API.</summary>
public sealed class FunctionProcessTests(SampleTable table)
{
    private const string TableNotReadable = "\"eventId\":206";

    [Fact]
    public async Task The_process_answers_one_call_after_the_other()
    {
        await using var function = LookupProcess.Start(table.Endpoint);

        var first = await function.InvokeAsync(EventFixtures.Read("voice-inbound"));
        var second = await function.InvokeAsync(EventFixtures.Read("voice-household"));

        Assert.Equal("match", (string?)JsonNode.Parse(first.Payload)!["lookupStatus"]);
        Assert.Equal("multiple", (string?)JsonNode.Parse(second.Payload)!["lookupStatus"]);
        Assert.Equal((true, false), (first.WasCold, second.WasCold));
    }

    [Fact]
    public async Task Letters_of_every_script_go_through_as_they_are()
    {
        await using var function = LookupProcess.Start(table.Endpoint);

        var result = await function.InvokeAsync(EventFixtures.Read("voice-non-latin-name"));

        Assert.Equal("Łukasz Żółć", (string?)JsonNode.Parse(result.Payload)!["customerName"]);
    }

    [Fact]
    public async Task An_event_that_is_not_Connects_is_an_error_that_says_what_was_expected()
    {
        await using var function = LookupProcess.Start(table.Endpoint);

        var result = await function.InvokeAsync("""{"Records":[]}""");

        var error = JsonNode.Parse(result.Payload)!;
        Assert.Equal(InvocationOutcome.FunctionError, result.Outcome);
        Assert.Equal("NotAConnectEventException", (string?)error["errorType"]);
        Assert.Contains("Details.ContactData", (string?)error["errorMessage"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_table_name_it_does_not_start_and_says_why_in_one_line()
    {
        await using var function = LookupProcess.Start(table.Endpoint, null, ("TABLE_NAME", ""));

        var result = await function.InvokeAsync(EventFixtures.Read("voice-inbound"));

        Assert.Equal(InvocationOutcome.InitFailed, result.Outcome);
        Assert.Contains("TABLE_NAME is not set", result.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_said_once_at_the_start_and_the_call_is_answered()
    {
        await using var function = LookupProcess.Start(table.Endpoint, null, ("TABLE_NAME", "no-such-table"));

        var result = await function.InvokeAsync(EventFixtures.Read("voice-inbound"));

        Assert.Equal("unavailable", (string?)JsonNode.Parse(result.Payload)!["errorKind"]);
        var line = Assert.Single(function.Log.Split('\n'), l => l.Contains(TableNotReadable, StringComparison.Ordinal));
        Assert.Contains("The table no-such-table cannot be read", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trace_of_the_call_goes_on_to_the_table()
    {
        using var proxy = new FaultyDynamoDb(table.Endpoint, (_, _) => null);
        await using var function = LookupProcess.Start(proxy.Endpoint);

        await function.InvokeAsync(EventFixtures.Read("voice-inbound"));

        Assert.StartsWith("Root=1-", proxy.LatestHeaders["X-Amzn-Trace-Id"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_caller_finds_the_connections_open()
    {
        for (var attempt = 1; ; attempt++)
        {
            using var proxy = new FaultyDynamoDb(table.Endpoint, (_, _) => null);
            await using var function = LookupProcess.Start(proxy.Endpoint);
            await function.WarmAsync(TestContext.Current.CancellationToken);
            if (function.Log.Contains(TableNotReadable, StringComparison.Ordinal))
            {
                // A busy machine does not finish the start within its limit, and the log says so.
                Assert.NotEqual(10, attempt);
                continue;
            }

            var (requests, connections) = (proxy.Requests, proxy.Connections);
            var answer = await function.InvokeAsync(EventFixtures.Read("voice-inbound"));

            Assert.Contains("match", answer.Payload, StringComparison.Ordinal);
            Assert.True(requests < proxy.Requests);
            Assert.Equal(connections, proxy.Connections);
            return;
        }
    }
}
