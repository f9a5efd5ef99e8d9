using ScreenPop.BrowserKit;
using ScreenPop.Contacts;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

public sealed class LongDayTests(BrowserFixture browser, WindowedBrowserFixture windowed)
{
    // Each contact advances the clock by a minute, because the page limits the pops in one minute.
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

        // Streams keeps a log of its own, about 6 kB a contact until it is drained.
        await IsNoHeavierAsync(session, settled, heap: 3_000_000);
    }

    [Fact]
    public async Task Contacts_that_come_and_go_in_the_workspace_leave_its_app_as_it_was()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await windowed.Browser.NewContextAsync();
        await context.AddInitScriptAsync(FastClock);
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.WorkspaceUrl);
        var app = (await (await page.WaitForSelectorAsync("iframe[data-app]"))!.ContentFrameAsync())!;
        await Expect(app.GetByRole(AriaRole.Button, new() { Name = "Today" })).ToBeVisibleAsync();
        // In a browser with windows a frame of another site has a process of its own.
        var session = await context.NewCDPSessionAsync(app);
        await session.SendAsync("Performance.enable");

        await RingAsync(app, host, 25);
        var settled = await MetricsAsync(session);
        await RingAsync(app, host, 50);
        await Expect(app.GetByTestId("record-frame")).ToHaveCountAsync(0);
        await IsNoHeavierAsync(session, settled, heap: 1_000_000);
    }

    /// <summary>A later collection frees what depends on a removed frame. No collection frees a leak.</summary>
    private static async Task IsNoHeavierAsync(ICDPSession session, Dictionary<string, double> settled, double heap)
    {
        var end = await MetricsAsync(session);
        for (var collections = 1; collections < 10 && end["JSEventListeners"] > settled["JSEventListeners"]; collections++)
        {
            end = await MetricsAsync(session);
        }

        Assert.InRange(end["JSEventListeners"], 0, settled["JSEventListeners"] + 5);
        Assert.InRange(end["Nodes"], 0, settled["Nodes"] + 200);
        Assert.InRange(end["JSHeapUsedSize"], 0, settled["JSHeapUsedSize"] + heap);
    }

    private static async Task RingAsync(IFrame app, WidgetHost host, int contacts)
    {
        for (var number = 0; number < contacts; number++)
        {
            await app.EvaluateAsync("minutePasses()");
            var call = AgentPage.Contact(host, NewContact.Call("+14155550100", "+18005550199"));
            await Expect(app.GetByTestId("contact-card")).ToHaveAttributeAsync("data-pop", "opened");
            host.Center.HangUpByCustomer(call);
            await Expect(app.GetByTestId("idle")).ToBeVisibleAsync();
        }
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
