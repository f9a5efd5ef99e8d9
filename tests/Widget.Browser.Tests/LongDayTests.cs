using ScreenPop.BrowserKit;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

public sealed class LongDayTests(BrowserFixture browser)
{
    // A minute passes with each contact: the page holds back more pops in one than an agent can read.
    private const string FastClock =
        "{ const now = performance.now.bind(performance); let passed = 0; performance.now = () => now() + passed; window.minutePasses = () => { passed += 60000; }; }";

    [Fact]
    public async Task Contacts_that_come_and_go_leave_no_listener_no_frame_and_no_growing_heap_behind()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        await context.AddInitScriptAsync(FastClock);
        var agent = await AgentPage.SignedInAsync(context, host);
        var session = await context.NewCDPSessionAsync(agent.Page);
        await session.SendAsync("Performance.enable");

        await RingAsync(agent, 25);
        var settled = await MetricsAsync(session);
        await RingAsync(agent, 75);
        await Expect(agent.Records).ToHaveCountAsync(0);

        // A later collection frees what depends on a removed frame. No collection frees a leak.
        var end = await MetricsAsync(session);
        for (var collections = 1; collections < 10 && end["JSEventListeners"] > settled["JSEventListeners"]; collections++)
        {
            end = await MetricsAsync(session);
        }

        Assert.InRange(end["JSEventListeners"], 0, settled["JSEventListeners"] + 5);
        Assert.InRange(end["Nodes"], 0, settled["Nodes"] + 200);
        // Streams keeps a log of its own, about 6 kB a contact until it is drained.
        Assert.InRange(end["JSHeapUsedSize"], 0, settled["JSHeapUsedSize"] + 3_000_000);
    }

    private static async Task RingAsync(AgentPage agent, int contacts)
    {
        for (var number = 0; number < contacts; number++)
        {
            await agent.Page.EvaluateAsync("minutePasses()");
            var call = agent.Call();
            await Expect(agent.Card).ToHaveAttributeAsync("data-pop", "opened");
            agent.CallerGivesUp(call);
            await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();
        }
    }

    private static async Task<Dictionary<string, double>> MetricsAsync(ICDPSession session)
    {
        await session.SendAsync("HeapProfiler.collectGarbage");
        var answer = await session.SendAsync("Performance.getMetrics");
        return answer!
            .Value.GetProperty("metrics")
            .EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
    }
}
