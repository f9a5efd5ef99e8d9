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

    [Fact]
    public async Task A_new_start_is_confirmed_and_told_and_then_the_page_is_new_too()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await desk.Page.Context.NewPageAsync();
        var asked = 0;
        // The instance of the other tests goes on: the page only hears of a new one.
        await page.RouteAsync(
            "**/home/afresh",
            route =>
            {
                asked++;
                return route.FulfillAsync(new() { Status = 202 });
            }
        );
        await page.GotoAsync(site.Addresses.Home.ToString());
        var start = page.GetByRole(AriaRole.Button, new() { Name = "Start afresh" });
        var dialogs = 0;
        page.Dialog += (_, dialog) => _ = dialogs++ == 0 ? dialog.DismissAsync() : dialog.AcceptAsync();

        await start.ClickAsync();
        Assert.Equal(0, asked);
        await start.ClickAsync();

        await Assertions.Expect(page.Locator("#health")).ToHaveTextAsync("Starting afresh …");
        Assert.Equal(1, asked);
        await page.RouteAsync(
            "**/home/status",
            async route =>
            {
                var answer = await route.FetchAsync();
                var json = System.Text.Json.Nodes.JsonNode.Parse(await answer.TextAsync())!;
                json["runsSince"] = "2026-01-01T00:00:00Z";
                await route.FulfillAsync(new() { Response = answer, Body = json.ToJsonString() });
            }
        );
        await Assertions
            .Expect(page.Locator("#health"))
            .ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^All [0-9]+ parts run$"));
    }

    [Fact]
    public async Task The_logs_show_what_the_functions_wrote()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await desk.Page.Context.NewPageAsync();
        await page.GotoAsync(site.Addresses.Home.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Call Acme Support as Jane Doe, +14155550100" }).ClickAsync();
        var hangUp = page.GetByRole(AriaRole.Button, new() { Name = "Hang up: +14155550100" });
        var contactId = await hangUp.GetAttributeAsync("data-contact-id");

        await page.GetByRole(AriaRole.Link, new() { Name = "Logs" }).ClickAsync();

        var line = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = contactId });
        await Assertions.Expect(line.Filter(new() { HasText = "CustomerLookup" }).First).ToContainTextAsync("match");
        Assert.Empty(await Axe.RunAsync(page));
        // A new start counts its lines from 1 again, and none of them may hide behind an old one.
        var lines =
            """[{ "number": 1, "at": "2026-01-01T00:00:00Z", "function": "CustomerLookup", "text": "after the new start" }]""";
        await page.RouteAsync(
            "**/home/logs",
            route => route.FulfillAsync(new() { ContentType = "application/json", Body = lines })
        );
        await Assertions.Expect(page.Locator("#lines li code")).ToHaveTextAsync(["after the new start"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "Home" }).ClickAsync();
        await hangUp.ClickAsync();
        await Assertions.Expect(hangUp).ToHaveCountAsync(0);
    }
}
