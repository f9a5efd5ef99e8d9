using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp;
using ScreenPop.LocalConnect;
using ScreenPop.LocalConnect.Site;

namespace ScreenPop.Benchmarks.Connect;

/// <summary>A local instance as <c>screenpop up</c> starts it, and the agent's page in Chromium.</summary>
internal sealed class AgentPage : IAsyncDisposable
{
    private readonly LocalSite site;
    private readonly BrowserFixture browser;

    private AgentPage(LocalSite site, BrowserFixture browser, IPage page)
    {
        this.site = site;
        this.browser = browser;
        Page = page;
    }

    public LocalInstance Instance => site.Session.Instance;

    public CcpServer Ccp => site.Server.Ccp;

    public IPage Page { get; }

    public static async Task<AgentPage> OpenAsync(LocalSessionOptions options, CancellationToken cancellationToken)
    {
        var site = await BenchmarkSite.StartAsync(options, cancellationToken);
        var browser = new BrowserFixture();
        await browser.InitializeAsync();
        var page = await browser.Browser.NewPageAsync();
        await page.GotoAsync(site.Server.Addresses.AgentPage.AbsoluteUri);
        await page.GetByTestId("idle").WaitForAsync();
        // The page shows its idle state before the library has the agent.
        await page.WaitForFunctionAsync("() => globalThis.connect?.agent?.initialized");
        return new AgentPage(site, browser, page);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await site.DisposeAsync();
    }
}
