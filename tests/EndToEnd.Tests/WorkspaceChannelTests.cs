using Microsoft.Playwright;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>
/// The app loses its channel to the workspace during a shift. Messages meanwhile are lost, as on a real channel.
/// </summary>
[Collection(WorkspaceSites.Name)]
public sealed class WorkspaceChannelTests(WorkspaceSite site)
{
    private const string Support = "+18005550199";
    private const string Known = "+14155550100";
    private const string Other = "+14155550102";
    private const string Cut = "health=1000&cut";

    [Fact]
    public async Task Failure_18_a_lost_channel_is_said_while_it_lasts_and_afterwards_each_contact_is_there_once()
    {
        await using var desk = await WorkspaceDesk.OpenAsync(site, Cut);
        var first = desk.Call(Known, Support);
        await desk.ShowsAsync(first, "ringing", "match");
        await Assertions.Expect(desk.Record(first).Locator("h1")).ToHaveTextAsync("Jane Doe");

        await CutAsync(desk);
        await SaysItAsync(desk);
        await Screenshots.TakeAsync(desk.Page, "workspace-lost");
        // The screen stays as it is, so the agent can go on reading.
        await Assertions.Expect(desk.Record(first).Locator("h1")).ToHaveTextAsync("Jane Doe");

        // One call leaves, and another rings and is accepted. The app hears of neither.
        await desk.DoAsync(first, "Decline");
        // A customer who hangs up before the service has heard of the refusal leaves nothing to close.
        await Assertions.Expect(desk.Offer(first, "Close contact")).ToBeVisibleAsync();
        site.Instance.Center.HangUpByCustomer(first);
        await desk.DoAsync(first, "Close contact");
        var second = desk.Call(Other, Support);
        await desk.DoAsync(second, "Accept");

        await CutAsync(desk);
        await desk.ShowsAsync(second, "connected", "match");
        await Assertions.Expect(desk.App.GetByTestId("phase")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Card(first)).ToHaveCountAsync(0);
        await Assertions.Expect(desk.App.GetByTestId("contact-card")).ToHaveCountAsync(1);
        await Assertions.Expect(desk.App.GetByTestId("record-frame")).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Record(second).Locator("h1")).ToHaveTextAsync("Priya Raman");

        // The controls know the call too, and the app hears of its end as usual.
        await desk.Button("Hold").ClickAsync();
        await Assertions.Expect(desk.App.Locator(".strip.held")).ToBeVisibleAsync();
        await desk.DoAsync(second, "End");
        await desk.ShowsAsync(second, "ended", "match");
    }

    [Fact]
    public async Task Failure_18_where_the_channel_stays_away_the_app_is_loaded_again_with_one_click()
    {
        await using var desk = await WorkspaceDesk.OpenAsync(site, Cut);
        await CutAsync(desk);
        var contactId = desk.Call(Known, Support);
        await SaysItAsync(desk);
        await Assertions.Expect(desk.Card(contactId)).ToHaveCountAsync(0);

        // Loaded again without the channel, the app reports it within five seconds and offers the same button.
        await desk.Button("Load again").ClickAsync();
        await Assertions.Expect(desk.App.GetByTestId("phase")).ToContainTextAsync("did not answer", new() { Timeout = 15_000 });
        await CutAsync(desk);
        await desk.Button("Load again").ClickAsync();
        await desk.ReadyAsync();
        await desk.ShowsAsync(contactId, "ringing", "match");
        await Assertions.Expect(desk.Record(contactId).Locator("h1")).ToHaveTextAsync("Jane Doe");
        await Assertions.Expect(desk.App.GetByTestId("record-frame")).ToHaveCountAsync(1);
    }

    /// <summary>Cuts the channel, or restores it.</summary>
    private static Task CutAsync(WorkspaceDesk desk) =>
        desk.Page.GetByRole(AriaRole.Button, new() { Name = "Cut the channel" }).ClickAsync();

    /// <summary>Waits for the app's report, which comes after three checks without an answer.</summary>
    private static Task SaysItAsync(WorkspaceDesk desk) =>
        Assertions.Expect(desk.App.GetByTestId("phase")).ToContainTextAsync("has stopped answering", new() { Timeout = 15_000 });
}
