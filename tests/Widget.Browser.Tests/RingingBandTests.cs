using System.Globalization;
using ScreenPop.BrowserKit;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>The ringing band comes before everything else that a new contact changes on the page.</summary>
public sealed class RingingBandTests(BrowserFixture browser)
{
    // A message that is posted when the band stands arrives in the next task.
    private const string Watch = """
        () => {
          const { shadowRoot } = document.querySelector('screen-pop-app');
          window.drawn = [];
          const parts = { band: '.strip.ring', card: 'contact-card #customer', list: 'contact-list [role=tab]' };
          const { port1, port2 } = new MessageChannel();
          port2.onmessage = () => drawn.push('next task');
          new MutationObserver(() => {
            const now = Object.keys(parts).filter((part) => shadowRoot.querySelector(parts[part])).join(' ');
            if (!now || drawn.includes(now)) return;
            if (drawn.length === 0) port1.postMessage('');
            drawn.push(now);
          }).observe(shadowRoot, { childList: true, subtree: true });
        }
        """;

    // A browser moves and fades a layer without painting it again.
    private const string Animated = """
        () => {
          const { shadowRoot } = document.querySelector('screen-pop-app');
          const lasting = shadowRoot.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime > 2000);
          const named = lasting.flatMap(({ effect }) => effect.getKeyframes().flatMap(Object.keys));
          return [...new Set(named)].filter((name) => !['offset', 'computedOffset', 'easing', 'composite'].includes(name));
        }
        """;

    [Fact]
    public async Task The_band_of_a_new_contact_is_drawn_first()
    {
        await using var host = await WidgetHost.StartAsync(Custom);
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        await agent.Page.EvaluateAsync(Watch);

        agent.Call();
        await Expect(agent.Card).ToBeVisibleAsync();

        Assert.Equal(["band", "next task", "band card list"], await agent.Page.EvaluateAsync<string[]>("drawn"));
    }

    [Theory]
    [InlineData("Object.defineProperty(document, 'hidden', { get: () => true })")]
    [InlineData("0")]
    public async Task A_page_that_is_not_painted_shows_the_contact_all_the_same(string hides)
    {
        await using var host = await WidgetHost.StartAsync(Custom);
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        await agent.Page.EvaluateAsync($"{hides}; window.requestAnimationFrame = () => 0;");

        agent.Call();

        await Expect(agent.Controls).ToContainTextAsync("Incoming call");
        await Expect(agent.Card).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_ring_around_the_picture_empties_with_the_seconds_that_are_left()
    {
        await using var host = await WidgetHost.StartAsync(TwentySeconds);
        await using var context = await browser.Browser.NewContextAsync();
        await context.Clock.InstallAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Call();
        await Expect(agent.Controls.Locator("time-left")).ToHaveTextAsync("20 s");

        await agent.Page.Clock.RunForAsync(6_000);

        var left = await agent.Controls.Locator("time-left").InnerTextAsync();
        var seconds = int.Parse(left.Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.InRange(seconds, 10, 15);
        var gone = await agent.Controls.Locator("time-ring .left").GetAttributeAsync("stroke-dashoffset");
        Assert.InRange(int.Parse(gone!, CultureInfo.InvariantCulture), (20 - seconds) * 5, (21 - seconds) * 5);
    }

    [Fact]
    public async Task A_contact_that_rings_does_not_make_the_browser_paint_the_page_in_every_frame()
    {
        await using var host = await WidgetHost.StartAsync(TwentySeconds);
        await using var context = await browser.Browser.NewContextAsync(
            new() { ReducedMotion = Microsoft.Playwright.ReducedMotion.NoPreference }
        );
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Call();
        await Expect(agent.Controls).ToContainTextAsync("Incoming call");
        await Expect(agent.Card).ToBeVisibleAsync();

        Assert.Equal(["transform"], await agent.Page.EvaluateAsync<string[]>(Animated));
    }

    private static void TwentySeconds(System.Text.Json.Nodes.JsonNode file)
    {
        Custom(file);
        file["ringSeconds"] = 20;
    }

    private static void Custom(System.Text.Json.Nodes.JsonNode file) => file["ccp"]!["mode"] = "custom";
}
