using Microsoft.Playwright;
using ScreenPop.BrowserKit;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>The first page that <c>screenpop up</c> names: the running parts, and one click to a call.</summary>
[Collection(LocalSites.Name)]
public sealed class HomePageTests(RunningSite site)
{
    [Fact]
    public async Task One_click_calls_as_a_customer_and_another_hangs_up()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await desk.Page.Context.NewPageAsync();
        await page.SetViewportSizeAsync(1440, 900);
        await page.GotoAsync(site.Addresses.Home.ToString());
        await Assertions
            .Expect(page.Locator("#health"))
            .ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^All [0-9]+ parts run$"));
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open Agent's page" })).ToHaveCountAsync(1);

        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open Samples" }))
            .ToHaveAttributeAsync("href", $"{site.Addresses.AgentPage}samples/");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open Agent workspace" }))
            .ToHaveAttributeAsync("href", site.Addresses.Workspace.ToString());
        var found = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "+1 415 555 0101" });
        await Assertions.Expect(found).ToContainTextAsync("2 customers share it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Call Acme Support as Jane Doe, +14155550100" }).ClickAsync();
        var hangUp = page.GetByRole(AriaRole.Button, new() { Name = "Hang up: +14155550100" });
        await Assertions.Expect(hangUp).ToHaveCountAsync(1);
        Assert.Empty(await Axe.RunAsync(page));
        await Screenshots.TakeAsync(page, "home-page");
        await hangUp.ClickAsync();
        await Assertions.Expect(hangUp).ToHaveCountAsync(0);
    }
}
