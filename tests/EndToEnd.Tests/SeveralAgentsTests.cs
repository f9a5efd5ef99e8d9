using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.LocalConnect;
using ScreenPop.LocalConnect.Site;
using ScreenPop.TestKit;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>Several agents, each at a page of their own, in one browser.</summary>
public sealed class SeveralAgentsTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Each_gets_the_calls_of_their_own_and_the_home_page_has_every_address()
    {
        await using var site = await LocalSite.StartAsync(
            new LocalSessionOptions { DynamoDbEndpoint = null, Center = SampleAgents.Center(2) },
            FreePorts.First(4),
            static _ => { },
            TestContext.Current.CancellationToken
        );
        await using var context = await browser.Browser.NewContextAsync();
        var pages = new List<IPage>();
        foreach (var address in site.Server.Addresses.AgentPages)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(address.AbsoluteUri);
            await Assertions.Expect(page.GetByTestId("idle")).ToBeVisibleAsync();
            await page.WaitForFunctionAsync("() => globalThis.connect?.agent?.initialized");
            pages.Add(page);
        }

        var journeys = site.Session.Instance.Journeys;
        foreach (var caller in new[] { "+14155550100", "+14155550102" })
        {
            var call = journeys.Call(caller, "+18005550199");
            await call.InboundEnded.WaitAsync(TestContext.Current.CancellationToken);
        }

        foreach (var page in pages)
        {
            await Assertions.Expect(page.GetByTestId("contact-card")).ToHaveCountAsync(1);
        }

        using var http = new HttpClient();
        using var record = await http.GetAsync(site.Server.Addresses.Records, TestContext.Current.CancellationToken);
        var frames = record.Headers.GetValues("Content-Security-Policy").Single();
        Assert.All(
            site.Server.Addresses.AgentPages,
            page => Assert.Contains(LocalAddresses.Origin(page), frames, StringComparison.Ordinal)
        );

        var home = await context.NewPageAsync();
        await home.GotoAsync(site.Server.Addresses.Home.AbsoluteUri);
        await Assertions
            .Expect(home.GetByRole(AriaRole.Link, new() { Name = "Open Agent's page of Alex Roe" }))
            .ToHaveAttributeAsync("href", site.Server.Addresses.AgentPages.Last().AbsoluteUri);
    }
}
