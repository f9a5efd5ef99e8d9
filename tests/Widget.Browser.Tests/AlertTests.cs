using ScreenPop.BrowserKit;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>The signs of a ringing contact outside the page: title and icon of the tab, a tone, a notification.</summary>
public sealed class AlertTests(BrowserFixture browser)
{
    /// <summary>The browser's own sound, each tone noted by its pitch.</summary>
    private const string Listening = """
        if (self === top) {
          window.tones = [];
          const { createOscillator } = BaseAudioContext.prototype;
          BaseAudioContext.prototype.createOscillator = function () {
            const tone = createOscillator.call(this);
            const { start } = tone;
            tone.start = function (at) {
              tones.push(Math.round(tone.frequency.value));
              return start.call(this, at);
            };
            return tone;
          };
        }
        """;

    /// <summary>Simulates notifications, which a browser without a screen lacks, and another window in front.</summary>
    private const string Notifying = """
        if (self === top) {
          window.asked = 0;
          window.notices = [];
          window.away = true;
          document.hasFocus = () => !away;
          window.Notification = class {
            static permission = 'default';
            static answer = 'granted';
            static async requestPermission() { asked++; return this.permission = this.answer; }
            constructor(title, { body }) { Object.assign(this, { title, body, open: true }); notices.push(this); }
            close() { this.open = false; }
          };
        }
        """;

    [Fact]
    public async Task The_tab_says_who_rings_and_for_which_line_as_long_as_it_rings()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var icon = agent.Page.Locator("link[rel=icon]");
        await Expect(agent.Page).ToHaveTitleAsync("Screen pop");
        await Expect(icon).ToHaveAttributeAsync("href", "icon.svg");

        var call = agent.Call();
        await Expect(agent.Page).ToHaveTitleAsync("☎ Jane Doe · Acme Support");
        await Expect(icon).ToHaveAttributeAsync("href", "icon-ringing.svg");
        var loads = await agent.Page.APIRequest.GetAsync($"{host.PageUrl}/icon-ringing.svg");
        Assert.Equal("image/svg+xml", loads.Headers["content-type"]);

        agent.Accepts(call);
        await Expect(agent.Page).ToHaveTitleAsync("Screen pop");
        await Expect(icon).ToHaveAttributeAsync("href", "icon.svg");
    }

    [Fact]
    public async Task A_tone_is_heard_while_it_rings_only_where_the_agent_chose_it()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["mode"] = "custom");
        await using var context = await browser.Browser.NewContextAsync();
        await context.Clock.InstallAsync();
        await context.AddInitScriptAsync(Listening);
        var agent = await AgentPage.SignedInAsync(context, host);
        var silent = agent.Call();
        await RingsAsync(agent);
        Assert.Empty(await TonesAsync(agent));
        agent.CallerGivesUp(silent);
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();

        // The choice itself makes a tone: a page may not sound before the agent has used it.
        await agent.Page.Keyboard.PressAsync("?");
        await agent.Page.GetByLabel("Play a soft tone").CheckAsync();
        Assert.Equal("587 784", string.Join(' ', await TonesAsync(agent)));
        await agent.Page.Keyboard.PressAsync("Escape");

        agent.Call();
        await RingsAsync(agent);
        Assert.Equal(4, (await TonesAsync(agent)).Length);
        await agent.Page.Clock.RunForAsync(2400);
        Assert.Equal(6, (await TonesAsync(agent)).Length);
        await agent.Control("Accept").ClickAsync();
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");
        var heard = await TonesAsync(agent);
        await agent.Page.Clock.RunForAsync(10_000);
        Assert.Equal(heard.Length, (await TonesAsync(agent)).Length);
    }

    [Fact]
    public async Task A_notification_needs_the_agents_choice_the_browsers_permission_and_another_window_in_front()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["mode"] = "custom");
        await using var context = await browser.Browser.NewContextAsync();
        await context.AddInitScriptAsync(Notifying);
        var agent = await AgentPage.SignedInAsync(context, host);
        var unasked = agent.Call();
        await Expect(agent.Control("Accept")).ToBeVisibleAsync();
        Assert.Equal("0 0", await agent.Page.EvaluateAsync<string>("`${asked} ${notices.length}`"));
        agent.CallerGivesUp(unasked);
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();

        await agent.Page.Keyboard.PressAsync("?");
        var choice = agent.Page.GetByLabel("Notify me while another window is in front");
        await choice.CheckAsync();
        Assert.Equal(1, await agent.Page.EvaluateAsync<int>("asked"));
        await agent.Page.Keyboard.PressAsync("Escape");

        agent.Call();
        await agent.Page.WaitForFunctionAsync("() => notices.length === 1");
        Assert.Equal(
            "Incoming call for Acme Support: Jane Doe, true",
            await agent.Page.EvaluateAsync<string>("notices.map(({ title, body, open }) => `${title}: ${body}, ${open}`).join()")
        );
        await agent.Control("Accept").ClickAsync();
        await agent.Page.WaitForFunctionAsync("() => notices.every(({ open }) => !open)");

        // When the page is in front, the band shows the contact instead.
        await agent.Page.EvaluateAsync("() => { away = false; }");
        agent.Chat();
        await Expect(agent.Page.GetByTestId("offer")).ToBeVisibleAsync();
        Assert.Equal(1, await agent.Page.EvaluateAsync<int>("notices.length"));
    }

    [Fact]
    public async Task A_browser_that_refuses_notifications_is_said_with_the_remedy_and_the_choice_stays_off()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        await context.AddInitScriptAsync($"{Notifying}\nif (self === top) Notification.answer = 'denied';");
        var agent = await AgentPage.SignedInAsync(context, host);

        await agent.Page.Keyboard.PressAsync("?");
        var choice = agent.Page.GetByLabel("Notify me while another window is in front");
        await choice.ClickAsync();

        await Expect(agent.Page.GetByTestId("help").GetByRole(AriaRole.Alert))
            .ToHaveTextAsync("This browser refuses notifications for this page: allow them in its site settings.");
        await Expect(choice).Not.ToBeCheckedAsync();
        agent.Call();
        await Expect(agent.Card).ToBeVisibleAsync();
        Assert.Equal(0, await agent.Page.EvaluateAsync<int>("notices.length"));
    }

    /// <summary>Waits until the alerts have begun. They follow the band, which is painted first.</summary>
    private static async Task RingsAsync(AgentPage agent)
    {
        await Expect(agent.Control("Accept")).ToBeVisibleAsync();
        await Expect(agent.Page).ToHaveTitleAsync("☎ Jane Doe · Acme Support");
    }

    private static Task<int[]> TonesAsync(AgentPage agent) => agent.Page.EvaluateAsync<int[]>("tones");
}
