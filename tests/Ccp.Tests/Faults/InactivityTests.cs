using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp.SignIn;
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

    [Fact]
    public void An_agent_is_signed_out_once_and_watched_again_after_the_next_sign_in()
    {
        var told = new List<InactivityStage>();
        using var inactivity = new Inactivity(
            new CcpOptions { SignOutAfter = TimeSpan.FromMinutes(15) },
            time,
            () => false,
            notice =>
            {
                told.Add(notice.Stage);
                // A timer that is due fires on another thread before the sign-out has stopped it.
                time.Advance(TimeSpan.Zero);
            }
        );
        inactivity.Start();
        time.Advance(TimeSpan.FromMinutes(14));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([InactivityStage.Warning, InactivityStage.Over], told);

        inactivity.Seen();
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, told.Count);
        inactivity.Start();
        time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(InactivityStage.Warning, told[^1]);
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
