using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ScreenPop.Contacts;

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

    public ILocator Card(string contactId) => App.Locator($"[data-testid=contact-card][data-contact='{contactId}']");

    public ILocator Button(string name) => App.GetByRole(AriaRole.Button, new() { Name = name });

    /// <param name="asked">The query string of the workspace's address: faults and open apps.</param>
    /// <param name="ready">Whether to wait until the app is up.</param>
    /// <param name="frames">The number of apps to wait for without a contact, if <paramref name="ready"/> is false.</param>
    /// <param name="rules">Changes the rules file on its way to the app.</param>
    /// <param name="context">The browser of an agent with other pages; null for a new one.</param>
    public static async Task<WorkspaceDesk> OpenAsync(
        RunningSite site,
        string asked = "",
        bool ready = true,
        int frames = 1,
        Action<JsonObject>? rules = null,
        IBrowserContext? context = null
    )
    {
        context ??= await site.Chromium.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 800 },
            }
        );
        if (rules is not null)
        {
            await context.RouteAsync("**/screen-pop.json", route => ChangeAsync(route, rules));
        }

        var page = await context.NewPageAsync();
        await page.GotoAsync($"{site.Addresses.Workspace}?{asked}");
        var desk = new WorkspaceDesk(site, page);
        if (ready)
        {
            await desk.ReadyAsync();
        }
        else
        {
            await Assertions.Expect(page.Locator("iframe")).ToHaveCountAsync(frames);
            await Assertions.Expect(page.Locator("#apps button")).Not.ToHaveCountAsync(0);
        }

        return desk;
    }

    /// <summary>Waits until the app has its controls, which it loads last.</summary>
    public async Task ReadyAsync()
    {
        await Assertions.Expect(App.GetByTestId("workspace")).ToHaveAttributeAsync("data-phase", "ready");
        await Assertions.Expect(Button("Today")).ToBeVisibleAsync();
    }

    private static async Task ChangeAsync(IRoute route, Action<JsonObject> rules)
    {
        var answer = await route.FetchAsync();
        var file = JsonNode.Parse(await answer.TextAsync())!.AsObject();
        rules(file);
        await route.FulfillAsync(new() { Response = answer, Body = file.ToJsonString() });
    }

    public string Call(string from, string to) => site.Instance.Journeys.Call(from, to).ContactId;

    /// <summary>The app that the workspace shows: the one across contacts, or that of the selected contact.</summary>
    public IFrameLocator Shown => Page.FrameLocator("#instances iframe:not([hidden])");

    public ILocator ShownCard(string contactId) => Shown.Locator($"[data-testid=contact-card][data-contact='{contactId}']");

    public IFrameLocator ShownRecord(string contactId) =>
        Shown.FrameLocator($"[data-testid=record-frame][data-contact='{contactId}']");

    /// <summary>Selects a contact in the workspace's list, and in the app if it shows several.</summary>
    public async Task TurnToAsync(string contactId)
    {
        await Page.Locator($"li[data-contact='{contactId}'] > button").ClickAsync();
        var item = Shown.Locator($"contact-list [data-contact='{contactId}']");
        await Assertions.Expect(item).ToHaveCountAsync(1);
        if (await item.IsVisibleAsync())
        {
            await item.ClickAsync();
        }
    }

    public string Chat() =>
        site
            .Instance.Journeys.Start(new NewContact { Channel = Channel.Chat, InitiationMethod = InitiationMethod.Api })
            .ContactId;

    public IFrameLocator Record(string contactId) => App.FrameLocator($"[data-testid=record-frame][data-contact='{contactId}']");

    public async Task ShowsAsync(string contactId, string stage, string lookupStatus)
    {
        var card = Card(contactId);
        await Assertions.Expect(card).ToHaveAttributeAsync("data-stage", stage);
        await Assertions.Expect(card).ToHaveAttributeAsync("data-lookup-status", lookupStatus);
    }

    /// <summary>A button of the workspace's own contact list.</summary>
    public ILocator Offer(string contactId, string button) =>
        Page.Locator($"li[data-contact='{contactId}']").GetByText(button, new() { Exact = true });

    /// <summary>Presses a button of the workspace's own contact list. The service answers later.</summary>
    public Task DoAsync(string contactId, string button) => Offer(contactId, button).ClickAsync();

    public async Task ReloadAppAsync()
    {
        await App.Locator("html").EvaluateAsync("page => { page.dataset.old = ''; location.reload(); }");
        await Assertions.Expect(App.Locator("html:not([data-old])")).ToHaveCountAsync(1);
        await ReadyAsync();
    }

    /// <summary>
    /// Waits for a condition in the app. Playwright's own waiting counts as a gesture of the user, which would let the app open
    /// windows.
    /// </summary>
    public async Task SilentlyAsync(string condition)
    {
        var frame = Page.Frames.Single(frame =>
            frame.Url.StartsWith(site.Addresses.WorkspaceApp.AbsoluteUri, StringComparison.Ordinal)
        );
        var session = await Page.Context.NewCDPSessionAsync(frame);
        var expression =
            $"(async () => {{ while (!({condition})) await new Promise((resolve) => setTimeout(resolve, 50)); return true; }})()";
        var asked = new Dictionary<string, object>
        {
            ["expression"] = expression,
            ["awaitPromise"] = true,
            ["userGesture"] = false,
        };
        await session.SendAsync("Runtime.evaluate", asked).WaitAsync(TimeSpan.FromMinutes(1));
        await session.DetachAsync();
    }

    public async Task<string[]> ToldAsync(string contactId) =>
        [
            .. (await Page.EvaluateAsync<string[]>("() => globalThis.told")).Where(told =>
                told.EndsWith(contactId, StringComparison.Ordinal)
            ),
        ];

    /// <summary>Frees the agent for the next test, in any state of the calls.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        site.EndContacts();
    }
}
