using Microsoft.Playwright;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>An agent with the local workspace open, and the callers who call them.</summary>
internal sealed class WorkspaceDesk : IAsyncDisposable
{
    private readonly RunningSite site;

    private WorkspaceDesk(RunningSite site, IPage page)
    {
        this.site = site;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>The app across contacts.</summary>
    public IFrameLocator App => Page.FrameLocator("iframe[data-app='Screen Pop']");

    /// <param name="asked">What goes wrong, and which apps are open, as the workspace's address says.</param>
    /// <param name="ready">Whether to wait until the app is up.</param>
    public static async Task<WorkspaceDesk> OpenAsync(RunningSite site, string asked = "", bool ready = true)
    {
        var context = await site.Chromium.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 800 },
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{site.Addresses.Workspace}?{asked}");
        var desk = new WorkspaceDesk(site, page);
        if (ready)
        {
            await Assertions.Expect(desk.App.GetByTestId("workspace")).ToHaveAttributeAsync("data-phase", "ready");
        }
        else
        {
            await Assertions.Expect(page.Locator("iframe")).ToHaveCountAsync(1);
        }

        return desk;
    }

    public string Call(string from, string to) => site.Instance.Journeys.Call(from, to).ContactId;

    public IFrameLocator Record(string contactId) => App.FrameLocator($"[data-testid=record-frame][data-contact='{contactId}']");

    public async Task ShowsAsync(string contactId, string stage, string lookupStatus)
    {
        var card = App.Locator($"[data-testid=contact-card][data-contact='{contactId}']");
        await Assertions.Expect(card).ToHaveAttributeAsync("data-stage", stage);
        await Assertions.Expect(card).ToHaveAttributeAsync("data-lookup-status", lookupStatus);
    }

    /// <summary>Presses a button of the workspace's own contact list.</summary>
    public Task DoAsync(string contactId, string button) =>
        Page.Locator($"li[data-contact='{contactId}']").GetByText(button, new() { Exact = true }).ClickAsync();

    public async Task ReloadAppAsync()
    {
        await App.Locator("html").EvaluateAsync("() => location.reload()");
        await Assertions.Expect(App.GetByTestId("workspace")).ToHaveAttributeAsync("data-phase", "ready");
    }

    public async Task<string[]> ToldAsync(string contactId) =>
        [
            .. (await Page.EvaluateAsync<string[]>("() => globalThis.told")).Where(told =>
                told.EndsWith(contactId, StringComparison.Ordinal)
            ),
        ];

    /// <summary>Leaves the agent free for the next test, whatever became of the calls.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        var center = site.Instance.Center;
        foreach (var contact in center.State.Contacts.Values)
        {
            center.HangUpByCustomer(contact.Id);
        }

        foreach (var agent in center.State.Agents.Values)
        {
            foreach (var contact in agent.Contacts)
            {
                center.Clear(agent.Username, contact.ContactId);
            }
        }
    }
}
