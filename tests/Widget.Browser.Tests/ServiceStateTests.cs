using Microsoft.Extensions.Time.Testing;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>The agent's view of unusual states of the service.</summary>
public sealed class ServiceStateTests(BrowserFixture browser)
{
    [Fact]
    public async Task Of_two_calls_record_card_and_controls_follow_the_one_that_is_talked_on()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["mode"] = "custom");
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Call();
        await agent.DoesAsync("Accept");
        var second = SecondCall(agent);
        host.Center.Interrupt(second, "jdoe");
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");

        await agent.Page.GetByTestId("offer").GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1002");
        await Expect(agent.Card.GetByTestId("customer-name")).ToHaveTextAsync("Ann Roe");
        await Expect(agent.Controls).ToContainTextAsync("Ann Roe");
        await Expect(agent.Tabs.First).ToContainTextAsync("On hold");

        // Returns to the first call with the page's own controls.
        await agent.Tabs.First.ClickAsync();
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        await agent.Control("Resume").ClickAsync();
        await Expect(agent.Tabs.Last).ToContainTextAsync("On hold");
        await Expect(agent.Controls).ToContainTextAsync("Jane Doe");

        // Returns to the second as Amazon's panel does.
        host.Center.Resume("jdoe", second, host.Center.FindAgent("jdoe")!.Find(second)!.InitialConnection!.Id);
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1002");
        await Expect(agent.Tabs.First).ToContainTextAsync("On hold");
        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task The_window_of_a_second_call_opens_when_the_agent_takes_it()
    {
        await using var host = await WidgetHost.StartAsync(file => file["rules"]![0]!["open"]!["target"] = "tab");
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var first = "";
        var window = await agent.Page.RunAndWaitForPopupAsync(() =>
        {
            first = agent.Call();
            return Task.CompletedTask;
        });
        agent.Accepts(first);
        var second = SecondCall(agent);
        host.Center.Interrupt(second, "jdoe");
        await Expect(agent.Tabs).ToHaveCountAsync(2);
        await Expect(window.Locator("#address")).ToHaveTextAsync("/customers/C-1001");

        agent.Accepts(second);
        await Expect(window.Locator("#address")).ToHaveTextAsync("/customers/C-1002");
    }

    [Fact]
    public async Task A_customer_who_leaves_two_consulting_agents_is_gone_on_both_pages()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["mode"] = "custom");
        await using var context = await browser.Browser.NewContextAsync();
        await using var colleagues = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var call = agent.Call();
        await agent.DoesAsync("Accept");
        var colleague = await AgentPage.ColleagueAsync(colleagues, host);
        host.Center.AddConnection("jdoe", call, new ContactEndpoint(EndpointType.Agent, WidgetHost.Colleague));
        await colleague.DoesAsync("Accept");
        await Expect(agent.Controls.GetByText("Talking")).ToHaveCountAsync(1);

        host.Center.HangUpByCustomer(call);

        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("Customer hung up");
        await Expect(colleague.Card.GetByTestId("stage")).ToHaveTextAsync("Customer hung up");
        await Expect(agent.Controls).ToContainTextAsync("The customer has left the call.");
        await Expect(agent.Controls.Locator(".party")).ToHaveCountAsync(1);

        await colleague.Control("End").ClickAsync();
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("After-call work");
    }

    [Fact]
    public async Task Who_works_in_the_record_is_not_signed_out_and_who_does_nothing_is()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await WidgetHost.StartAsync(ccp: SignsOutAfterAQuarter, time: time);
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var warning = agent.Page.FrameLocator("#ccp iframe").Locator("#inactivity");
        agent.Accepts(agent.Chat());
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");

        time.Advance(TimeSpan.FromMinutes(14));
        await Expect(warning).ToBeVisibleAsync();
        await agent.Record.Locator("h1").EvaluateAsync("() => parent.postMessage({ type: 'screen-pop:activity' }, '*')");
        await Expect(warning).ToBeHiddenAsync();

        time.Advance(TimeSpan.FromMinutes(14));
        await Expect(warning).ToBeVisibleAsync();
        await Expect(agent.Page.GetByTestId("sign-in")).ToHaveCountAsync(0);
        time.Advance(TimeSpan.FromMinutes(1));
        await Expect(agent.Page.GetByTestId("sign-in")).ToContainTextAsync("You are signed out of Amazon Connect.");
    }

    [Fact]
    public async Task Who_does_nothing_is_warned_on_the_page_while_the_panel_is_hidden()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await WidgetHost.StartAsync(
            file => file["ccp"]!["mode"] = "custom",
            ccp: SignsOutAfterAQuarter,
            time: time
        );
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var warning = agent.Page.GetByTestId("expiry");
        // The subscription has arrived when a later request has its answer.
        await agent.Page.EvaluateAsync("new connect.Agent().getNetworkConnectionStatus().then(({ status }) => status)");

        time.Advance(TimeSpan.FromMinutes(14));
        await Expect(warning).ToContainTextAsync("You will soon be signed out of Amazon Connect");
        Assert.Empty(await Axe.RunAsync(agent.Page));
        await warning.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).ClickAsync();
        await Expect(warning).ToHaveCountAsync(0);

        time.Advance(TimeSpan.FromMinutes(14));
        await Expect(warning).ToBeVisibleAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        await Expect(agent.Page.GetByTestId("sign-in")).ToContainTextAsync("You are signed out of Amazon Connect.");
        await Expect(warning).ToHaveCountAsync(0);
        await Expect(agent.Controls).ToContainTextAsync("You are not available");
        await Expect(agent.Controls).Not.ToContainTextAsync("Connecting");
    }

    [Fact]
    public async Task Inside_a_crm_that_is_not_approved_the_page_names_it_and_works_once_it_is()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["loadTimeoutMs"] = 1000, framed: true);
        await using var context = await browser.Browser.NewContextAsync();
        var crm = await context.NewPageAsync();
        await crm.GotoAsync(host.FramedUrl);
        var page = crm.FrameLocator("#page");
        var said = page.GetByTestId("sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(said).ToContainTextAsync("in the window that has opened");
        foreach (var popup in context.Pages.Where(each => each != crm).ToList())
        {
            await popup.CloseAsync();
        }

        await Expect(said)
            .ToContainTextAsync(
                $"Ask an administrator to add {host.PageUrl}, {host.RecordUrl} to the approved origins of the instance"
            );
        host.Ccp.Approve(host.RecordUrl);
        await crm.ReloadAsync();
        await Expect(page.GetByTestId("idle")).ToBeVisibleAsync();
        await Expect(said).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_customer_first_callback_rings_as_a_callback_with_its_record()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["mode"] = "custom");
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Contact(
            NewContact.Call("+14155550100", "+18005550199") with
            {
                InitiationMethod = InitiationMethod.CallbackCustomerFirstQueued,
            }
        );
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("Incoming callback");
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        await agent.DoesAsync("Accept");
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");
    }

    private static string SecondCall(AgentPage agent) =>
        agent.Contact(
            NewContact.Call("+14155550101", "+18005550199"),
            ("customerId", "C-1002"),
            ("customerName", "Ann Roe"),
            ("callerNumber", "+14155550101")
        );

    private static void SignsOutAfterAQuarter(CcpOptions ccp)
    {
        ccp.SnapshotDelay = TimeSpan.Zero;
        ccp.SignOutAfter = TimeSpan.FromMinutes(15);
    }
}
