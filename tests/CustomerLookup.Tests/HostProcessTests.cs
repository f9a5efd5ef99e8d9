using System.Text.Json.Nodes;
using ScreenPop.CustomerLookup.Tests.Support;
using ScreenPop.Lambda;

namespace ScreenPop.CustomerLookup.Tests;

/// <summary>The executable under the active host, with faults in its environment.</summary>
public sealed class HostProcessTests(SampleTable table)
{
    [Fact]
    public async Task A_proxy_for_the_way_to_AWS_is_not_asked_for_the_Runtime_API()
    {
        const string Nobody = "http://127.0.0.1:9";
        await using var function = LookupProcess.Start(table.Endpoint, null, ("HTTP_PROXY", Nobody), ("http_proxy", Nobody));

        var result = await function.InvokeAsync(EventFixtures.Read("voice-inbound"));

        Assert.Equal(InvocationOutcome.Succeeded, result.Outcome);
        Assert.Equal("error", (string?)JsonNode.Parse(result.Payload)!["lookupStatus"]);
    }

    [Fact]
    public async Task A_log_level_that_is_none_is_one_line_and_no_crash()
    {
        await using var function = LookupProcess.Start(table.Endpoint, null, ("LOG_LEVEL", "loud"));

        var result = await function.InvokeAsync(EventFixtures.Read("voice-inbound"));

        Assert.Equal(InvocationOutcome.InitFailed, result.Outcome);
        Assert.StartsWith(
            "LOG_LEVEL is 'loud'; use Trace,",
            (string?)JsonNode.Parse(result.Payload)!["errorMessage"],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Unhandled exception", function.Log, StringComparison.Ordinal);
    }
}
