using ScreenPop.BrowserKit;
using ScreenPop.Ccp;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

public sealed class SignInTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("access_denied", "may not use the Contact Control Panel")]
    [InlineData("cti_authorize_retries_exhausted", "session has expired")]
    [InlineData("terminated", "signed out")]
    public async Task What_ends_a_session_is_said_in_words_and_the_contacts_stay(string happening, string sentence)
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
    public async Task A_lost_socket_is_shown_and_gone_when_it_is_back()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var banner = agent.Page.GetByText("The connection to Amazon Connect is lost.");

        host.Ccp.Broadcast("jdoe", new CcpMessage("agent::websocket_connection_lost"));
        await Expect(banner).ToBeVisibleAsync();
        host.Ccp.Broadcast("jdoe", new CcpMessage("agent::websocket_connection_gained"));
        await Expect(banner).ToBeHiddenAsync();
    }

    [Fact]
    public async Task An_origin_that_is_not_approved_asks_for_a_sign_in_and_says_when_the_window_was_blocked()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["loadTimeoutMs"] = 1000, approveOrigin: false);
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.OpenAsync(context, host);

        await agent.SilentlyAsync("document.querySelector('screen-pop-app')?.shadowRoot?.querySelector('sign-in-panel')?.shadowRoot?.textContent.includes('blocked the sign-in window')");
        var popup = await agent.Page.RunAndWaitForPopupAsync(() => agent.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync());
        await Expect(agent.Page.GetByTestId("sign-in")).ToContainTextAsync("in the window that has opened");
        await popup.CloseAsync();
        await Expect(agent.Page.GetByTestId("sign-in")).ToContainTextAsync("third-party cookies");
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
        await Expect(agent.Page.FrameLocator("#ccp iframe").GetByRole(AriaRole.Button, new() { Name = "Accept" })).ToBeVisibleAsync();
    }
}
