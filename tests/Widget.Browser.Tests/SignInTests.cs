using System.Text.RegularExpressions;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Faults;
using ScreenPop.Ccp.Protocol;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

public sealed class SignInTests(WindowedBrowserFixture browser)
{
    [Theory]
    [InlineData("access_denied", "may not use the Contact Control Panel")]
    [InlineData("cti_authorize_retries_exhausted", "session has expired")]
    [InlineData("terminated", "signed out")]
    public async Task Failure_15_what_ends_a_session_is_said_in_words_and_the_contacts_stay(string happening, string sentence)
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Call();
        await Expect(agent.Card).ToBeVisibleAsync();

        host.Ccp.Broadcast("jdoe", new CcpMessage(happening));

        await Expect(agent.Page.GetByTestId("sign-in")).ToContainTextAsync(sentence);
        await Expect(agent.Card.GetByTestId("customer-name")).ToContainTextAsync("Jane Doe");
    }

    [Fact]
    public async Task Failure_18_a_lost_socket_is_shown_and_gone_when_it_is_back()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var banner = agent.Page.GetByText("The connection to Amazon Connect is lost.");

        host.Ccp.Broadcast("jdoe", new CcpMessage("agent::websocket_connection_lost"));
        await Expect(banner).ToBeVisibleAsync();
        // The CCP keeps answering the library's heartbeats while its socket is down.
        await agent.Page.EvaluateAsync(
            "() => new Promise((resolve) => connect.core.getUpstream().onUpstream('acknowledge', resolve))"
        );
        await Expect(banner).ToBeVisibleAsync();
        host.Ccp.Broadcast("jdoe", new CcpMessage("agent::websocket_connection_gained"));
        await Expect(banner).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Failure_14_the_sign_in_is_one_window_that_closes_itself_when_the_agent_is_in(bool clicksLater)
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["loadTimeoutMs"] = 2000);
        host.Ccp.Faults = CcpFaults.None with { RequiresSignIn = true };
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.OpenAsync(context, host);
        await agent.SilentlyAsync("document.querySelector('screen-pop-app')?.shadowRoot?.querySelector('sign-in-panel button')");
        Assert.Empty(await Axe.RunAsync(agent.Page));
        if (clicksLater)
        {
            // The library has given up its own attempt: from now on it opens a window again when it is asked to.
            await agent.SilentlyAsync(
                "!(await navigator.locks.query()).held.some(({ name }) => name.startsWith('connect-login-popup-lock'))"
            );
        }

        var popup = await agent.Page.RunAndWaitForPopupAsync(() =>
            agent.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync()
        );
        var closed = new TaskCompletionSource();
        popup.Close += (_, _) => closed.TrySetResult();
        await popup.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(agent.Page.GetByTestId("sign-in")).ToHaveCountAsync(0);
        await closed.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Single(context.Pages);
        agent.Call();
        await Expect(agent.Card).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Failure_17_third_party_cookies_are_blocked_and_the_page_says_so_after_the_sign_in()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["loadTimeoutMs"] = 2000);
        host.Ccp.Faults = CcpFaults.None with { RequiresSignIn = true, RefusesThirdPartyCookies = true };
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.OpenAsync(context, host);
        await agent.SilentlyAsync("document.querySelector('screen-pop-app')?.shadowRoot?.querySelector('sign-in-panel button')");

        var popup = await agent.Page.RunAndWaitForPopupAsync(() =>
            agent.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync()
        );
        await popup.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(popup).ToHaveURLAsync(new Regex(@"/ccp-v2/\?username=jdoe$"));
        await popup.CloseAsync();

        await Expect(agent.Page.GetByTestId("sign-in")).ToContainTextAsync("the browser blocks third-party cookies");
        await Expect(agent.Page.GetByTestId("sign-in")).ToContainTextAsync(host.InstanceUrl);
    }

    [Fact]
    public async Task Failure_16_an_origin_that_is_not_approved_asks_for_a_sign_in_and_says_when_the_window_was_blocked()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["loadTimeoutMs"] = 1000, approveOrigin: false);
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.OpenAsync(context, host);

        await agent.SilentlyAsync(
            "document.querySelector('screen-pop-app')?.shadowRoot?.querySelector('sign-in-panel')?.textContent.includes('blocked the sign-in window')"
        );
        var popup = await agent.Page.RunAndWaitForPopupAsync(() =>
            agent.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync()
        );
        await Expect(agent.Page.GetByTestId("sign-in")).ToContainTextAsync("in the window that has opened");
        await Expect(popup).ToHaveURLAsync(new Regex("/ccp-v2/"));
        await popup.CloseAsync();
        await Expect(agent.Page.GetByTestId("sign-in")).ToContainTextAsync("third-party cookies");
    }

    [Fact]
    public async Task A_second_tab_says_where_the_sign_in_window_is_and_opens_one_itself_when_asked()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["loadTimeoutMs"] = 1000);
        host.Ccp.Faults = CcpFaults.None with { RequiresSignIn = true };
        await using var context = await browser.Browser.NewContextAsync();
        var first = await AgentPage.OpenAsync(context, host);
        var opened = await first.Page.RunAndWaitForPopupAsync(() =>
            first.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync()
        );

        var second = await AgentPage.OpenAsync(context, host);
        await Expect(second.Page.GetByTestId("sign-in")).ToContainTextAsync("open in another tab");
        await opened.CloseAsync();
        var popup = await second.Page.RunAndWaitForPopupAsync(() =>
            second.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync()
        );
        await popup.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(second.Page.GetByTestId("sign-in")).ToHaveCountAsync(0);
        await Expect(first.Page.GetByTestId("sign-in")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_faulty_file_is_refused_as_a_whole_and_the_ccp_stays_usable()
    {
        await using var host = await WidgetHost.StartAsync(file =>
        {
            file["theme"] = "pink";
            file["rules"]![0]!["open"]!["url"] = "javascript:alert(1)";
        });
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);

        var faults = agent.Page.GetByTestId("faults");
        await Expect(faults).ToContainTextAsync("theme: must be one of auto, light, dark");
        await Expect(faults).ToContainTextAsync("rules[0].open.url: is not an absolute https address");
        agent.Call();
        await Expect(agent.Card.GetByTestId("customer-name")).ToContainTextAsync("Jane Doe");
        await Expect(agent.Records).ToHaveCountAsync(0);
        await Expect(agent.Page.FrameLocator("#ccp iframe").GetByRole(AriaRole.Button, new() { Name = "Accept" }))
            .ToBeVisibleAsync();
    }
}
