using ScreenPop.BrowserKit;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

public sealed class SampleTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_first_embeds_one_panel_and_says_how_the_sign_in_stands()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.OpenAsync(context, host, "/samples/1-embed/");
        await Expect(agent.Page.Locator("#sign-in")).ToHaveTextAsync("Sign-in: ready");
        await Expect(agent.Page.Locator("#ccp iframe")).ToHaveCountAsync(1);
        Assert.Empty(await Axe.RunAsync(agent.Page));
        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task The_second_writes_log_and_event_messages_newest_first()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.OpenAsync(context, host, "/samples/2-events/");
        await Expect(agent.Page.GetByTestId("log")).ToContainTextAsync("agent: Jordan Doe");

        var call = agent.Call(("customerName", "<b>Jane</b>"));
        agent.Accepts(call);

        var events = agent.Page.GetByTestId("events").GetByRole(AriaRole.Listitem);
        await Expect(events.Filter(new() { HasText = $"contact.onConnected {call}" })).ToHaveCountAsync(1);
        await Expect(events.Last).ToContainTextAsync("agent.onStateChange Init → Available");
        await Expect(agent.Page.GetByTestId("log").GetByRole(AriaRole.Listitem).First)
            .ToContainTextAsync("customerName=<b>Jane</b>");
        Assert.Empty(await Axe.RunAsync(agent.Page));
        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task The_third_greets_answers_and_hangs_up()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.OpenAsync(context, host, "/samples/3-custom-ccp/");
        await Expect(agent.Page.GetByTestId("greeting")).ToHaveTextAsync("Hello, Jordan Doe");
        await Expect(agent.Page.GetByTestId("status")).ToHaveTextAsync("Available");

        agent.Call();
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await Expect(agent.Page.GetByTestId("status")).ToHaveTextAsync("Busy");
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Hang-Up" }).ClickAsync();
        await Expect(agent.Page.GetByTestId("status")).ToHaveTextAsync("AfterCallWork");
        Assert.Empty(await Axe.RunAsync(agent.Page));
        foreach (var (button, status) in new[] { ("Go Offline", "Offline"), ("Go Available", "Available") })
        {
            await agent.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await Expect(agent.Page.GetByTestId("status")).ToHaveTextAsync(status);
        }

        Assert.Empty(agent.Violations);
    }
}
