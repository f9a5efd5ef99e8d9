using System.Text.Json.Nodes;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Faults;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

public sealed class OnceTests(WindowedBrowserFixture browser)
{
    [Fact]
    public async Task A_reload_in_mid_call_shows_the_record_again_without_a_second_pop()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var call = agent.Call();
        await Expect(agent.Record.Locator("#address")).ToBeVisibleAsync();
        agent.Accepts(call);
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");

        // The page asks before it drops the call's audio, and the agent confirms.
        agent.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await agent.Page.ReloadAsync();

        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        await agent.Card.GetByText("Why this?").ClickAsync();
        await Expect(agent.Page.GetByTestId("why")).ToContainTextAsync("Shown again after the page was reloaded.");
    }

    [Fact]
    public async Task A_browser_that_refuses_the_page_its_locks_costs_no_pop()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        // Only the page's own locks: Streams in the frame of the CCP has its own.
        await context.AddInitScriptAsync(
            "if (window === top) LockManager.prototype.request = async () => { throw new DOMException('', 'SecurityError'); };"
        );
        var agent = await AgentPage.SignedInAsync(context, host);

        agent.Call();

        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
    }

    [Fact]
    public async Task Of_two_tabs_one_pops_and_the_other_takes_over_when_it_closes()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var first = await AgentPage.SignedInAsync(context, host);
        var second = await AgentPage.SignedInAsync(context, host);

        var call = first.Call();
        await Expect(first.Record.Locator("#address")).ToBeVisibleAsync();
        await Expect(second.Card).ToHaveAttributeAsync("data-pop", "elsewhere");
        await Expect(second.Records).ToHaveCountAsync(0);
        first.CallerGivesUp(call);
        await Expect(second.Page.GetByTestId("idle")).ToBeVisibleAsync();

        await first.Page.CloseAsync();
        second.Call();
        await Expect(second.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
    }

    [Fact]
    public async Task The_ccp_reloads_itself_in_mid_call_and_the_record_stays_as_it_is()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var loads = 0;
        agent.Page.Request += (_, request) => loads += request.Url.StartsWith(host.RecordUrl, StringComparison.Ordinal) ? 1 : 0;
        var call = agent.Call();
        agent.Accepts(call);
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");
        await Expect(agent.Record.Locator("#address")).ToBeVisibleAsync();
        var before = loads;

        var panel = agent.Page.Frames.Single(frame => frame.Url.StartsWith(host.InstanceUrl, StringComparison.Ordinal));
        await panel.EvaluateAsync("() => { window.before = true; }");
        host.Ccp.Cause("jdoe", CcpIncident.Reload);
        await panel.WaitForFunctionAsync("() => !window.before && document.readyState === 'complete'");
        await agent.ReadyAsync();
        agent.CallerGivesUp(call);
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("After-call work");

        Assert.Equal(before, loads);
        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task The_tab_that_shows_the_pops_closes_in_mid_call_and_the_other_goes_on_without_a_second_pop()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var first = await AgentPage.SignedInAsync(context, host);
        var second = await AgentPage.SignedInAsync(context, host);
        var call = first.Call();
        first.Accepts(call);
        await Expect(first.Record.Locator("#address")).ToBeVisibleAsync();
        await Expect(second.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");

        await first.Page.CloseAsync(new() { RunBeforeUnload = false });
        await second.Card.GetByRole(AriaRole.Button, new() { Name = "Open again" }).ClickAsync();
        await Expect(second.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        await second.Card.GetByText("Why this?").ClickAsync();
        await Expect(second.Page.GetByTestId("why")).ToContainTextAsync("The agent asked for it.");
        await Expect(second.Page.GetByTestId("why")).Not.ToContainTextAsync("Opened after");
    }

    [Fact]
    public async Task A_second_contact_waits_as_a_chip_and_its_record_comes_with_the_agents_choice()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var chat = agent.Chat(("customerId", "C-2002"), ("customerName", "John Roe"));
        agent.Accepts(chat);
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("Chat");

        agent.Call();
        var tab = agent.Tabs.Filter(new() { HasText = "Jane Doe" });
        await Expect(tab).ToContainTextAsync("Record ready");
        await Expect(agent.Records).ToHaveCountAsync(1);
        await Expect(agent.Card.GetByTestId("customer-name")).ToContainTextAsync("John Roe");

        await tab.ClickAsync();
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        await Expect(agent.Records).ToHaveCountAsync(2);

        // Returns to the chat with the keyboard. Its record was kept, not loaded again.
        await tab.FocusAsync();
        await agent.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-2002");
    }

    [Fact]
    public async Task Failure_22_a_blocked_window_becomes_one_click_and_the_window_is_used_again()
    {
        await using var host = await WidgetHost.StartAsync(file =>
            file["rules"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "Tab",
                    ["open"] = new JsonObject { ["target"] = "tab", ["url"] = file["records"]!["customer"]!.GetValue<string>() },
                }
            )
        );
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.OpenAsync(context, host);
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();
        await agent.WithoutGestureAsync();

        var call = agent.Call();
        await agent.SilentlyAsync(
            "document.querySelector('screen-pop-app').shadowRoot.querySelector('contact-card [data-pop=blocked]')"
        );
        var popup = await agent.Page.RunAndWaitForPopupAsync(() =>
            agent.Card.GetByRole(AriaRole.Button, new() { Name = "Open it" }).ClickAsync()
        );
        await Expect(popup.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        await Expect(agent.Card).ToHaveAttributeAsync("data-pop", "opened");
        agent.CallerGivesUp(call);
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();

        agent.Call(("customerId", "C-2002"));
        await Expect(popup.Locator("#address")).ToHaveTextAsync("/customers/C-2002");
        await Expect(agent.Card).ToHaveAttributeAsync("data-pop", "opened");
        Assert.Equal(2, context.Pages.Count);
    }
}
