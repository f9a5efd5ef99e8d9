using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Tests.Driver;
using ScreenPop.Contacts.Agents;

namespace ScreenPop.Ccp.Tests.Faults;

/// <summary>An agent who does nothing is warned and signed out.</summary>
public sealed class InactivityTests(BrowserFixture browser) : CcpTests(browser)
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task An_inactive_agent_is_warned_a_minute_before_the_sign_out()
    {
        var (host, page) = await WatchedAsync();
        time.Advance(TimeSpan.FromMinutes(14));
        await page.WaitForAsync("warned");
        await Assertions.Expect(page.Ccp.Locator("#inactivity")).ToBeVisibleAsync();
        Assert.Equal(AgentState.Available, host.Center.FindAgent("jdoe")!.State);
        time.Advance(TimeSpan.FromMinutes(1));
        await page.WaitForAsync("terminated");
        Assert.Equal(AgentState.Offline, host.Center.FindAgent("jdoe")!.State);
    }

    [Fact]
    public async Task What_the_page_sends_and_a_click_in_the_panel_keep_the_agent_in()
    {
        var (host, page) = await WatchedAsync();
        foreach (var act in new Func<Task>[] { () => page.Page.EvaluateAsync("connect.sendActivity()"), () => ClickAsync(page) })
        {
            time.Advance(TimeSpan.FromMinutes(14));
            await page.WaitForAsync("warned");
            await act();
            await page.WaitForAsync("cleared");
            await page.ForgetAsync();
        }

        Assert.Equal(AgentState.Available, host.Center.FindAgent("jdoe")!.State);
    }

    [Fact]
    public async Task A_call_counts_as_activity()
    {
        var (host, page) = await WatchedAsync();
        var call = host.Call();
        host.Center.Accept("jdoe", call.Id);
        time.Advance(TimeSpan.FromMinutes(14));
        time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(AgentState.Busy, host.Center.FindAgent("jdoe")!.State);
        Assert.DoesNotContain("warned", await page.AllCallsAsync());
    }

    private static Task ClickAsync(EmbeddingPage page) =>
        page.Ccp.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).ClickAsync();

    private async Task<(CcpHost Host, EmbeddingPage Page)> WatchedAsync()
    {
        var host = await HostAsync(
            configure: ccp =>
            {
                ccp.SnapshotDelay = TimeSpan.Zero;
                ccp.SignOutAfter = TimeSpan.FromMinutes(15);
            },
            time: time
        );
        var page = await EmbeddingPage.ConnectedAsync(await ContextAsync(), host);
        await page.EvaluateAsync<object?>(
            """
            (() => {
              const session = new connect.SessionExpirationWarningManager();
              session.onExpirationWarning(() => window.calls.push("warned"));
              session.onExpirationWarningCleared(() => window.calls.push("cleared"));
            })()
            """
        );
        // The subscriptions have arrived when a later request has its answer.
        await page.EvaluateAsync<string>("agent.getNetworkConnectionStatus().then(({ status }) => status)");
        return (host, page);
    }
}
