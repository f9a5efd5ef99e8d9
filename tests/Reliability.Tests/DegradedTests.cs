using System.Text.Json.Nodes;
using ScreenPop.Contacts;
using ScreenPop.LocalConnect.Journeys;
using ScreenPop.LocalConnect.Table;

namespace ScreenPop.Reliability.Tests;

/// <summary>The table is down for many calls. Everything but the record continues.</summary>
public sealed class DegradedTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const int Calls = 12;

    [Fact]
    public async Task With_the_table_down_callers_reach_agents_and_its_return_needs_no_restart()
    {
        site.Instance.Center.SignIn("jdoe");
        var before = await CallAsync();
        var processes = before.LambdaCalls.Count;

        site.Instance.Table!.Fault = new TableFault.Down();
        var during = new List<(Journey Journey, Contact Contact)>();
        for (var call = 0; call < Calls; call++)
        {
            var journey = await CallAsync();
            during.Add((journey, site.Instance.Center.FindContact(journey.ContactId)!));
        }

        site.Instance.Table.Fault = null;
        var after = await CallAsync();

        Assert.Equal(1, processes);
        Assert.All(
            during,
            call =>
            {
                Assert.Equal("jdoe", call.Contact.Agent);
                Assert.Equal("error", call.Contact.Attributes["lookupStatus"]);
                Assert.Equal("unavailable", call.Contact.Attributes["errorKind"]);
                // The line was read before and stays cached while the table is down.
                Assert.Equal("Acme Support", call.Contact.Attributes["line"]);
                Assert.All(call.Journey.LambdaCalls, invocation => Assert.False(invocation.WasCold));
            }
        );
        Assert.All(during, call => Assert.Contains(Metrics(call.Journey), metrics => metrics["Errors"]!.GetValue<int>() == 1));
        Assert.Equal("match", site.Instance.Center.FindContact(after.ContactId)!.Attributes["lookupStatus"]);
        Assert.All(after.LambdaCalls, invocation => Assert.False(invocation.WasCold));
    }

    [Fact]
    public async Task An_answer_of_the_table_that_comes_in_pieces_is_read_as_it_comes()
    {
        site.Instance.Center.SignIn("jdoe");
        await CallAsync();

        site.Instance.Table!.Fault = new TableFault.InPieces(TimeSpan.FromMilliseconds(20));
        var calls = new List<Journey>();
        try
        {
            for (var call = 0; call < Calls; call++)
            {
                calls.Add(await CallAsync());
            }
        }
        finally
        {
            site.Instance.Table.Fault = null;
        }

        Assert.All(
            calls,
            call => Assert.Equal("match", site.Instance.Center.FindContact(call.ContactId)!.Attributes["lookupStatus"])
        );
        // A process that missed the rest of an answer would give up every attempt. On a busy machine one attempt may be late.
        Assert.Contains(calls.SelectMany(Metrics), metrics => (metrics["TableRetries"]?.GetValue<int>() ?? 0) == 0);
    }

    private static IEnumerable<JsonNode> Metrics(Journey journey) =>
        journey
            .Log.Where(line => line.Text.Contains("CloudWatchMetrics", StringComparison.Ordinal))
            .Select(line => JsonNode.Parse(line.Text)!);

    /// <summary>
    /// Places a call, lets the agent accept it and hang up, and waits for the function's metrics and for its idle state.
    /// </summary>
    private async Task<Journey> CallAsync()
    {
        var journey = site.Instance.Journeys.Call("+14155550100", "+18005550199");
        await UntilAsync(
            () => site.Instance.Center.FindContact(journey.ContactId)?.State == ContactState.Offered,
            change => site.Instance.Center.Subscribe(_ => change())
        );
        site.Instance.Center.Accept("jdoe", journey.ContactId);
        var leg = site.Instance.Center.FindAgent("jdoe")!.Find(journey.ContactId)!.AgentConnection!;
        site.Instance.Center.DestroyConnection("jdoe", journey.ContactId, leg.Id);
        site.Instance.Center.Clear("jdoe", journey.ContactId);
        await UntilAsync(
            () => Metrics(journey).Any(),
            change =>
            {
                journey.Changed += change;
                return null;
            }
        );
        // A process that still writes its note takes no call. Lambda would start another process, which has not read the line.
        await site.Instance.Lambda.RestAsync("CustomerLookup");
        return journey;
    }

    private static async Task UntilAsync(Func<bool> condition, Func<Action, IDisposable?> watch)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (condition())
            {
                reached.TrySetResult();
            }
        }

        using var watching = watch(Look);
        Look();
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }
}
