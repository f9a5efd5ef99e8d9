using Microsoft.Playwright;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>
/// The whole journey in the agent workspace. The flow, the function and the table are those of the agent's page; the packages of
/// <c>@amazon-connect</c> run unmodified in a frame of the local workspace.
/// </summary>
[Collection(WorkspaceSites.Name)]
public sealed class WorkspaceTests(WorkspaceSite site)
{
    private const string Support = "+18005550199";
    private const string Known = "+14155550100";
    private const string Stranger = "+14155550199";

    [Fact]
    public async Task A_contact_is_popped_in_the_workspace_from_ring_to_close()
    {
        await using var desk = await WorkspaceDesk.OpenAsync(site);

        // A known customer has card and record while the call rings.
        var contactId = desk.Call(Known, Support);
        await desk.ShowsAsync(contactId, "ringing", "match");
        await Assertions.Expect(desk.Record(contactId).Locator("h1")).Not.ToBeEmptyAsync();
        await Screenshots.TakeAsync(desk.Page, "workspace-app");

        // Reloaded while the call rings, the app requests the contacts and fills the frame again.
        await desk.ReloadAppAsync();
        await desk.ShowsAsync(contactId, "ringing", "match");
        await Assertions.Expect(desk.Record(contactId).Locator("h1")).Not.ToBeEmptyAsync();

        await desk.DoAsync(contactId, "Accept");
        await desk.ShowsAsync(contactId, "connected", "match");
        await desk.DoAsync(contactId, "End");
        await desk.ShowsAsync(contactId, "ended", "match");
        await desk.DoAsync(contactId, "Close contact");
        await Assertions.Expect(desk.App.GetByTestId("idle")).ToBeVisibleAsync();
        Assert.Equal(
            [
                $"contact/connecting {contactId}",
                $"contact/connected {contactId}",
                $"contact/acw {contactId}",
                $"contact/cleared {contactId}",
                $"contact/destroy {contactId}",
            ],
            await desk.ToldAsync(contactId)
        );

        // A click on a number asks the agent first. The app shows the result of the call.
        contactId = desk.Call(Known, Support);
        await desk.ShowsAsync(contactId, "ringing", "match");
        await desk.App.GetByTestId("caller-number").GetByRole(AriaRole.Link).ClickAsync();
        await desk.App.GetByTestId("dial-question").GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(desk.App.GetByTestId("said")).ToContainTextAsync(Known);
        await Assertions.Expect(desk.App.GetByTestId("dial-question")).ToHaveCountAsync(0);

        // A declined call ends without a conversation.
        await desk.DoAsync(contactId, "Decline");
        await desk.ShowsAsync(contactId, "ended", "match");
        // A caller who still waits would ring again.
        site.Instance.Center.HangUpByCustomer(contactId);
        await desk.DoAsync(contactId, "Close contact");
        await Assertions.Expect(desk.App.GetByTestId("idle")).ToBeVisibleAsync();

        // An unknown number, then a withheld one.
        foreach (var (caller, status) in new[] { (Stranger, "none"), ("anonymous", "withheld") })
        {
            contactId = desk.Call(caller, Support);
            await desk.ShowsAsync(contactId, "ringing", status);
            await desk.DoAsync(contactId, "Accept");
            await desk.DoAsync(contactId, "End");
            await desk.DoAsync(contactId, "Close contact");
            await Assertions.Expect(desk.App.GetByTestId("idle")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task Without_every_permission_the_record_opens_at_connect_and_the_app_says_why()
    {
        await using var desk = await WorkspaceDesk.OpenAsync(
            site,
            "permissions=Contact.Details.View,Contact.Attributes.View,Contact.CustomerDetails.View"
        );
        await Assertions
            .Expect(desk.App.GetByTestId("notice").Filter(new() { HasText = "lacks the permission *" }))
            .ToHaveCountAsync(1);
        var contactId = desk.Call(Known, Support);
        await desk.DoAsync(contactId, "Accept");
        await desk.ShowsAsync(contactId, "connected", "match");
        await Assertions.Expect(desk.Record(contactId).Locator("h1")).Not.ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_service_launches_the_app_of_a_contact_once()
    {
        await using var desk = await WorkspaceDesk.OpenAsync(site, "open=Screen Pop service", ready: false);
        var contactId = desk.Call(Known, Support);
        var app = desk.Page.Locator("iframe[data-app='Screen Pop contact']");
        await Assertions.Expect(app).ToHaveCountAsync(1);
        await Assertions
            .Expect(app.ContentFrame.Locator($"[data-testid=contact-card][data-contact='{contactId}']"))
            .ToHaveAttributeAsync("data-lookup-status", "match");
        await desk.DoAsync(contactId, "Accept");
        await Assertions.Expect(app.ContentFrame.GetByTestId("contact-card")).ToHaveAttributeAsync("data-stage", "connected");
        await Assertions.Expect(app).ToHaveCountAsync(1);
        await desk.DoAsync(contactId, "End");
        await desk.DoAsync(contactId, "Close contact");
        await Assertions.Expect(app).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_browser_that_keeps_the_frames_storage_apart_is_told_of_and_the_app_pops_all_the_same()
    {
        await using var desk = await WorkspaceDesk.OpenAsync(site);
        await desk.App.GetByTestId("share").ClickAsync();
        await Assertions.Expect(desk.App.GetByTestId("said")).ToContainTextAsync("The browser did not allow it");
        var contactId = desk.Call(Known, Support);
        await desk.ShowsAsync(contactId, "ringing", "match");
        await Assertions.Expect(desk.Record(contactId).Locator("h1")).Not.ToBeEmptyAsync();
    }

    [Fact]
    public async Task Outside_a_workspace_and_in_a_deaf_one_the_app_says_what_to_do()
    {
        await using var desk = await WorkspaceDesk.OpenAsync(site, "deaf", ready: false);
        await Assertions.Expect(desk.App.GetByTestId("phase")).ToContainTextAsync("did not answer", new() { Timeout = 15_000 });
        await desk.Page.GotoAsync(site.Addresses.WorkspaceApp.AbsoluteUri);
        await Assertions.Expect(desk.Page.GetByTestId("phase")).ToContainTextAsync(site.Addresses.WorkspaceApp.AbsoluteUri);
    }
}
