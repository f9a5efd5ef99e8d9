using ScreenPop.BrowserKit;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>The page when a file of its own does not arrive.</summary>
public sealed class MissingFileTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("en")]
    [InlineData("screen-pop-app")]
    public async Task Without_its_words_or_the_code_that_draws_it_the_page_has_the_phone_and_opens_records(string file)
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        await context.RouteAsync($"**/assets/{file}-*.js", route => route.AbortAsync());
        var agent = await AgentPage.OpenAsync(context, host);
        await agent.Page.WaitForFunctionAsync("() => globalThis.connect?.agent?.initialized");

        agent.Call();

        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        var accept = agent.Page.FrameLocator("#ccp iframe").GetByRole(AriaRole.Button, new() { Name = "Accept" });
        await accept.ClickAsync();
        await agent.Page.WaitForFunctionAsync(
            "() => new connect.Agent().getContacts().some((contact) => contact.getState().type === 'connected')"
        );
    }

    [Theory]
    [InlineData("controls")]
    [InlineData("requests")]
    [InlineData("afterwards")]
    public async Task Without_a_later_part_a_page_that_hides_the_panel_shows_it_and_says_so(string file)
    {
        await using var host = await WidgetHost.StartAsync(rules => rules["ccp"]!["mode"] = "custom");
        await using var context = await browser.Browser.NewContextAsync();
        await context.RouteAsync($"**/assets/{file}-*.js", route => route.AbortAsync());
        var agent = await AgentPage.SignedInAsync(context, host);

        agent.Call();

        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        await agent.Page.FrameLocator("#ccp iframe").GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Expect(agent.Page.GetByTestId("incomplete")).ToContainTextAsync("A part of this page did not start");
    }

    [Fact]
    public async Task A_library_that_fails_once_is_loaded_again()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var requests = 0;
        await context.RouteAsync(
            "**/assets/connect-streams-*.js",
            route => requests++ == 0 ? route.AbortAsync() : route.ContinueAsync()
        );

        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Call();

        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        Assert.Equal(2, requests);
        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task A_library_that_never_loads_is_named()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        await context.RouteAsync("**/assets/connect-streams-*.js", route => route.AbortAsync());

        var agent = await AgentPage.OpenAsync(context, host);

        await Expect(agent.Page.GetByTestId("sign-in")).ToContainTextAsync("Streams could not be loaded");
    }
}
