using Microsoft.Playwright;
using ScreenPop.LocalConnect.Journeys;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>An agent with the page open, and the callers who call them.</summary>
internal sealed class AgentDesk : IAsyncDisposable
{
    private readonly RunningSite site;
    private readonly IBrowserContext context;

    private AgentDesk(RunningSite site, IBrowserContext context, IPage page)
    {
        this.site = site;
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    public ILocator Card => Page.GetByTestId("contact-card");

    public ILocator Line => Page.GetByTestId("line");

    public ILocator DialedNumber => Page.GetByTestId("dialed-number");

    public ILocator CallerNumber => Page.GetByTestId("caller-number");

    public ILocator Stage => Page.GetByTestId("stage");

    /// <summary>The record that is on the screen.</summary>
    public IFrameLocator Record => Page.GetByTestId("record-frame").ContentFrame;

    public IFrameLocator Ccp => Page.FrameLocator("#ccp iframe");

    /// <summary>Opens the agent's page and waits until Streams is up and the agent is available.</summary>
    public static async Task<AgentDesk> OpenAsync(RunningSite site)
    {
        var context = await site.Chromium.Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Addresses.AgentPage.AbsoluteUri);
        await Assertions.Expect(page.GetByTestId("idle")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => globalThis.connect?.agent?.initialized");
        return new AgentDesk(site, context, page);
    }

    public Journey Call(string from, string to) => site.Instance.Journeys.Call(from, to);

    public async Task<IPage> OpenPhoneAsync()
    {
        var phone = await context.NewPageAsync();
        await phone.GotoAsync(site.Addresses.Phone.AbsoluteUri);
        return phone;
    }

    public async Task<IPage> OpenOperatorAsync()
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Addresses.Operator.AbsoluteUri);
        await Assertions.Expect(page.Locator("#agents li")).Not.ToHaveCountAsync(0);
        return page;
    }

    /// <summary>Ends the calls and leaves the agent free for the next test.</summary>
    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        site.EndContacts();
    }
}
