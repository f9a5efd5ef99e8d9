using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>A shift with the workspace's app, beyond one call of one customer.</summary>
[Collection(WorkspaceSites.Name)]
public sealed class WorkspaceJourneyTests(WorkspaceSite site)
{
    private const string Support = "+18005550199";
    private const string Known = "+14155550100";
    private const string Shared = "+14155550101";

    [Fact]
    public async Task Of_several_customers_the_agent_picks_one_and_the_choice_outlives_a_reload()
    {
        await using var desk = await WorkspaceDesk.OpenAsync(site);
        var contactId = desk.Call(Shared, Support);
        await desk.ShowsAsync(contactId, "ringing", "multiple");
        await Screenshots.TakeAsync(desk.Page, "workspace-several");

        await desk.Card(contactId).GetByTestId("picker").GetByText("Alex Rivera").ClickAsync();
        await Assertions.Expect(desk.Record(contactId).Locator("h1")).ToHaveTextAsync("Alex Rivera");

        await desk.ReloadAppAsync();
        await Assertions.Expect(desk.Record(contactId).Locator("h1")).ToHaveTextAsync("Alex Rivera");
    }

    [Fact]
    public async Task A_call_is_taken_held_passed_on_and_wrapped_up_in_the_app_and_what_was_passed_on_pops_as_a_transfer()
    {
        await using var desk = await WorkspaceDesk.OpenAsync(site);
        var first = desk.Call(Known, Support);
        await desk.Button("Accept").ClickAsync();
        await desk.ShowsAsync(first, "connected", "match");

        await desk.Button("Hold").ClickAsync();
        await Assertions.Expect(desk.App.Locator(".strip.held")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(desk.Page, "workspace-held");
        await desk.Button("Resume").ClickAsync();
        await Assertions.Expect(desk.App.Locator(".strip.live")).ToBeVisibleAsync();

        await desk.App.Locator("[data-part=transfer]").ClickAsync();
        await desk.App.GetByRole(AriaRole.Button, new() { Name = "Transfer: Support" }).ClickAsync();
        await desk.ShowsAsync(first, "ended", "match");
        await desk.Card(first).GetByLabel("Notes").FillAsync("Wants a call back on Monday");
        await desk.Button("Done").ClickAsync();

        // The queue offers it to the same agent, as a new contact that continues the first.
        var second = desk.App.Locator($"[data-testid=contact-card]:not([data-contact='{first}'])");
        await Assertions.Expect(second).ToHaveAttributeAsync("data-stage", "ringing");
        await Assertions.Expect(second).ToContainTextAsync("Transferred");
        var contactId = await second.GetAttributeAsync("data-contact") ?? "";
        await Assertions.Expect(desk.Record(contactId).Locator("h1")).ToHaveTextAsync("Jane Doe");

        await desk.Button("Accept").ClickAsync();
        await desk.ShowsAsync(contactId, "connected", "match");
        await desk.Button("End").ClickAsync();
        await desk.ShowsAsync(contactId, "ended", "match");
        await desk.Button("Done").ClickAsync();
        await Assertions.Expect(desk.App.GetByTestId("past").Locator("tbody tr")).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("open=Screen Pop contact")]
    public async Task Two_chats_and_a_call_each_have_a_card_and_a_record_of_their_own(string shape)
    {
        await using var desk = await WorkspaceDesk.OpenAsync(site, shape, ready: shape == "", frames: shape == "" ? 1 : 0);
        // Chats start one after the other. Two at once start a second process of the lookup, which may be late on a busy machine.
        var chats = new List<string>();
        while (chats.Count < 2)
        {
            var chat = desk.Chat();
            chats.Add(chat);
            await desk.DoAsync(chat, "Accept");
            await desk.TurnToAsync(chat);
            await Assertions.Expect(desk.ShownCard(chat)).ToHaveAttributeAsync("data-stage", "connected");
        }

        var call = desk.Call(Known, Support);
        await desk.DoAsync(call, "Accept");
        await desk.TurnToAsync(call);
        await Assertions.Expect(desk.ShownCard(call)).ToHaveAttributeAsync("data-stage", "connected");
        await Assertions.Expect(desk.ShownCard(call)).ToHaveAttributeAsync("data-lookup-status", "match");
        await Assertions.Expect(desk.ShownCard(call)).ToHaveAttributeAsync("data-pop", "opened");
        await Assertions.Expect(desk.ShownRecord(call).Locator("h1")).ToHaveTextAsync("Jane Doe");
        if (shape != "")
        {
            await Screenshots.TakeAsync(desk.Page, "workspace-contact");
        }

        await desk.DoAsync(call, "End");
        await desk.DoAsync(call, "Close contact");
        await desk.TurnToAsync(chats[0]);
        await Assertions.Expect(desk.ShownCard(chats[0])).ToHaveAttributeAsync("data-stage", "connected");
    }

    [Fact]
    public async Task A_missed_call_is_told_as_missed_and_counted()
    {
        await using var quick = new QuickSite();
        await quick.InitializeAsync();
        await using var desk = await WorkspaceDesk.OpenAsync(quick);
        var contactId = desk.Call(Known, Support);
        await desk.ShowsAsync(contactId, "ended", "match");
        await Assertions.Expect(desk.App.Locator(".strip.missed")).ToBeVisibleAsync();
        quick.Instance.Center.HangUpByCustomer(contactId);
        await desk.Button("Done").ClickAsync();
        await Assertions.Expect(desk.App.GetByTestId("past")).ToContainTextAsync("Jane Doe");
    }

    [Fact]
    public async Task A_refused_window_becomes_one_click_and_later_records_use_it()
    {
        await using var desk = await WorkspaceDesk.OpenAsync(site, rules: InAWindow);
        await Assertions.Expect(desk.App.GetByTestId("window-needed")).ToBeVisibleAsync();
        await desk.SilentlyAsync("(globalThis.calm = navigator.userActivation.isActive ? 0 : (globalThis.calm ?? 0) + 1) > 20");

        var contactId = desk.Call(Known, Support);
        await desk.SilentlyAsync(
            "document.querySelector('workspace-app').shadowRoot.querySelector('contact-card [data-pop=blocked]')"
        );
        await Screenshots.TakeAsync(desk.Page, "workspace-blocked");
        var window = await desk.Page.RunAndWaitForPopupAsync(() => desk.Button("Open it").ClickAsync());
        await Assertions.Expect(window.Locator("h1")).ToHaveTextAsync("Jane Doe");
        await Assertions.Expect(desk.Card(contactId)).ToHaveAttributeAsync("data-pop", "opened");
        await desk.DoAsync(contactId, "Accept");
        await desk.DoAsync(contactId, "End");
        await desk.DoAsync(contactId, "Close contact");
        await Assertions.Expect(desk.App.GetByTestId("idle")).ToBeVisibleAsync();

        // The next one needs no click.
        var next = desk.Call("+14155550102", Support);
        await Assertions.Expect(desk.Card(next)).ToHaveAttributeAsync("data-pop", "opened");
        await Assertions.Expect(window.Locator("h1")).ToHaveTextAsync("Priya Raman");
        Assert.Equal(2, desk.Page.Context.Pages.Count);
    }

    private static void InAWindow(JsonObject file)
    {
        var open = file["rules"]!.AsArray()[0]!["open"]!.AsObject();
        open["target"] = "tab";
    }
}
