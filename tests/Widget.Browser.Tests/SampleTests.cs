using System.Text.RegularExpressions;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Faults;
using ScreenPop.Contacts;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>Each sample, used with the mouse and with the keyboard.</summary>
public sealed partial class SampleTests(WindowedBrowserFixture browser)
{
    /// <summary>The service's names of states, which no page may show.</summary>
    private static readonly string[] Raw =
    [
        "PendingBusy",
        "CallingCustomer",
        "Busy",
        "AfterCallWork",
        "MissedCallAgent",
        "FailedConnectAgent",
        "FailedConnectCustomer",
        "connecting",
    ];

    [Fact]
    public async Task The_index_leads_to_each_and_back()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.OpenAsync(context, host, "/samples/");
        string[] names = ["1 Embed the panel", "2 Watch the events", "3 A panel of your own"];
        await Expect(agent.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link)).ToHaveTextAsync(names);
        Assert.Empty(await Axe.RunAsync(agent.Page));
        await TakePictureAsync(agent.Page, "index");

        foreach (var name in names)
        {
            await agent.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).FocusAsync();
            await agent.Page.Keyboard.PressAsync("Enter");
            await Expect(agent.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name[2..]);
            await Expect(agent.Page.GetByRole(AriaRole.Region, new() { Name = "The script of this page" }))
                .ToContainTextAsync("from '@screen-pop/widget/page'");
            await agent.Page.GetByRole(AriaRole.Link, new() { Name = "Samples", Exact = true }).ClickAsync();
        }

        await Expect(agent.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Three samples");
        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task The_first_embeds_one_panel_and_says_its_state_in_a_sentence()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.OpenAsync(context, host, "/samples/1-embed/");
        var sentence = agent.Page.GetByTestId("sentence");
        await Expect(sentence).ToHaveTextAsync("Jordan Doe is signed in. Status: Available.");
        await Expect(agent.Page.Locator("#ccp iframe")).ToHaveCountAsync(1);

        var call = agent.Call();
        await Expect(sentence).ToHaveTextAsync("Jordan Doe is signed in. Status: Incoming contact.");
        // With the keyboard, in the panel itself, which comes after the page's own stops.
        await agent.Page.Locator("#ccp iframe").FocusAsync();
        await agent.Page.FrameLocator("#ccp iframe").GetByRole(AriaRole.Button, new() { Name = "Accept" }).PressAsync("Enter");
        await Expect(sentence).ToHaveTextAsync("Jordan Doe is signed in. Status: With a customer.");
        Assert.Equal(ContactState.Connected, host.Center.FindContact(call)!.State);
        Assert.Empty(await Axe.RunAsync(agent.Page));
        await TakePictureAsync(agent.Page, "embed");
        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task The_first_says_what_to_do_without_a_session_and_signs_in_with_a_click()
    {
        await using var host = await WidgetHost.StartAsync(configure: file => file["ccp"]!["loadTimeoutMs"] = 1000);
        host.Ccp.Faults = CcpFaults.None with { RequiresSignIn = true };
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.OpenAsync(context, host, "/samples/1-embed/");
        // Without a gesture of the agent, the browser blocks the library's own window.
        await agent.SilentlyAsync("!document.getElementById('sign-in').hidden");
        await agent.SilentlyAsync("document.getElementById('sentence').textContent.includes('blocked the sign-in window')");
        var window = await agent.Page.RunAndWaitForPopupAsync(() =>
            agent.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).PressAsync("Enter")
        );
        await window.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(agent.Page.GetByTestId("sentence")).ToHaveTextAsync("Jordan Doe is signed in. Status: Available.");
        await Expect(agent.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_second_tells_of_agent_and_contact_and_of_each_event()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.OpenAsync(context, host, "/samples/2-events/");
        var (log, contacts, agents) = (
            Lines(agent, "Log messages"),
            Lines(agent, "Contact events"),
            Lines(agent, "Agent events")
        );
        await Expect(log.Filter(new() { HasText = "Agent: Jordan Doe" })).ToContainTextAsync("Status: Available");

        var call = agent.Call(("customerName", "<b>Jane</b>"));
        await Expect(contacts.First).ToContainTextAsync("contact.onConnecting: Incoming call");
        agent.Accepts(call);
        await Expect(contacts.First).ToContainTextAsync("contact.onConnected: On a call");
        host.Center.HangUpByCustomer(call);
        await Expect(contacts.Filter(new() { HasText = "contact.onACW: After-call work" })).ToHaveCountAsync(1);

        foreach (
            var said in new[]
            {
                "New contact, from <b>Jane</b>, +1 415 555 0100",
                "Queue: Support",
                "Line: Acme Support",
                "Dialed: +1 800 555 0199",
                "Number dialed, by the attribute: +1 800 555 0199",
                "Number dialed, by Streams: +1 800 555 0199",
            }
        )
        {
            await Expect(log.Filter(new() { HasText = said })).ToHaveCountAsync(1);
        }

        foreach (var fired in new[] { "onRefresh: With a customer", "onStateChange: Available → Incoming contact" })
        {
            await Expect(agents.Filter(new() { HasText = $"agent.{fired}" })).Not.ToHaveCountAsync(0);
        }

        foreach (
            var (state, fired) in new[] { ("Break", "onNotRoutable"), ("Offline", "onOffline"), ("Available", "onRoutable") }
        )
        {
            host.Center.SetAgentState("jdoe", state);
            await Expect(agents.Filter(new() { HasText = $"agent.{fired}: {state}" })).Not.ToHaveCountAsync(0);
        }

        await Expect(log.First.Locator("time")).ToHaveTextAsync(TimeOfDay());
        await NothingRawAsync(agent);
        Assert.Empty(await Axe.RunAsync(agent.Page));
        await TakePictureAsync(agent.Page, "events");
        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task The_second_says_that_a_contact_was_there_already_and_that_one_is_gone()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.OpenAsync(context, host, "/samples/2-events/");
        var (log, contacts) = (Lines(agent, "Log messages"), Lines(agent, "Contact events"));
        await Expect(log.Filter(new() { HasText = "Agent: Jordan Doe" })).ToHaveCountAsync(1);
        var call = agent.Call();
        await Expect(contacts.First).ToContainTextAsync("onConnecting");
        agent.Accepts(call);
        await Expect(contacts.First).ToContainTextAsync("onConnected");

        await agent.Page.ReloadAsync();
        await Expect(log.Filter(new() { HasText = "A contact that was there already, from Jane Doe" })).ToHaveCountAsync(1);
        host.Center.HangUpByCustomer(call);
        await Expect(contacts.Filter(new() { HasText = "contact.onEnded" })).ToHaveCountAsync(1);
        host.Center.Clear("jdoe", call);
        await Expect(contacts.First).ToContainTextAsync("contact.onDestroy: gone from the desk");
    }

    [Fact]
    public async Task The_second_filters_and_copies_what_is_shown_by_keyboard()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var agent = await AgentPage.OpenAsync(context, host, "/samples/2-events/");
        var log = Lines(agent, "Log messages");
        await Expect(log.Filter(new() { HasText = "Agent: Jordan Doe" })).ToHaveCountAsync(1);
        agent.Call();
        await Expect(log.Filter(new() { HasText = "Queue: Support" })).ToBeVisibleAsync();

        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Copy log messages" }).FocusAsync();
        await agent.Page.Keyboard.PressAsync("Tab");
        await agent.Page.Keyboard.TypeAsync("queue");
        await Expect(log.Filter(new() { Visible = true })).ToHaveCountAsync(1);
        await agent.Page.Keyboard.PressAsync("Shift+Tab");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Page.GetByText("1 message copied")).ToBeVisibleAsync();
        Assert.EndsWith("Queue: Support", await agent.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_third_greets_answers_and_hangs_up(bool byKeyboard)
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.OpenAsync(context, host, "/samples/3-custom-ccp/");
        await Expect(agent.Page.GetByTestId("greeting")).ToHaveTextAsync("Hello Jordan Doe");
        var status = agent.Page.GetByTestId("status");
        await Expect(status).ToHaveTextAsync("Available");
        Task UseAsync(string name) => Act(agent.Page.GetByRole(AriaRole.Button, new() { Name = name }), byKeyboard);

        agent.Call();
        await Expect(status).ToHaveTextAsync("Incoming contact");
        foreach (
            var (fact, value) in new[]
            {
                ("state", "Incoming call"),
                ("caller", "Jane Doe"),
                ("line", "Acme Support"),
                ("dialed", "+1 800 555 0199"),
            }
        )
        {
            await Expect(agent.Page.GetByTestId(fact)).ToHaveTextAsync(value);
        }

        Assert.Empty(await Axe.RunAsync(agent.Page));
        await TakePictureAsync(agent.Page, "custom-ccp");
        await UseAsync("Answer");
        await Expect(status).ToHaveTextAsync("With a customer");
        await Expect(Lines(agent, "Messages").First).ToContainTextAsync("Answer: done");
        await Expect(agent.Page.GetByTestId("state")).ToHaveTextAsync("On a call");
        await UseAsync("Hang-Up");
        await Expect(status).ToHaveTextAsync("After-call work");
        await Expect(Lines(agent, "Messages").First).ToContainTextAsync("Hang-Up: done");
        await NothingRawAsync(agent);
        foreach (var (button, state) in new[] { ("Go Offline", "Offline"), ("Go Available", "Available") })
        {
            await UseAsync(button);
            await Expect(status).ToHaveTextAsync(state);
            await Expect(Lines(agent, "Messages").First).ToContainTextAsync($"{button}: done");
        }

        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task The_third_tells_why_a_command_was_not_done()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.OpenAsync(context, host, "/samples/3-custom-ccp/");
        await Expect(agent.Page.GetByTestId("status")).ToHaveTextAsync("Available");
        await Act(agent.Page.GetByRole(AriaRole.Button, new() { Name = "Answer" }), byKeyboard: true);
        await Expect(Lines(agent, "Messages").First).ToContainTextAsync("Answer: no contact waits for that.");

        agent.Call();
        await Expect(agent.Page.GetByTestId("state")).ToHaveTextAsync("Incoming call");
        host.Ccp.Faults = CcpFaults.None with
        {
            Api = CcpFaults.None.Api.Add("acceptContact", new ApiFault("Throttled", "Too many at once")),
        };
        await Act(agent.Page.GetByRole(AriaRole.Button, new() { Name = "Answer" }), byKeyboard: false);
        await Expect(Lines(agent, "Messages").First).ToContainTextAsync("Answer: not done. Amazon Connect refused.");
    }

    private static Task Act(ILocator button, bool byKeyboard) => byKeyboard ? button.PressAsync("Enter") : button.ClickAsync();

    private static ILocator Lines(AgentPage agent, string panel) =>
        agent
            .Page.GetByRole(AriaRole.Region, new() { Name = panel, Exact = true })
            .GetByRole(AriaRole.Listitem, new() { IncludeHidden = true });

    private static async Task NothingRawAsync(AgentPage agent)
    {
        var text = await agent.Page.EvaluateAsync<string>(
            "[...document.querySelectorAll('.sample > :not([aria-labelledby=wrong])')].map((part) => part.textContent).join(' ')"
        );
        Assert.All(Raw, state => Assert.DoesNotMatch($@"\b{state}\b", text));
    }

    [GeneratedRegex(@"^\d\d:\d\d:\d\d$")]
    private static partial Regex TimeOfDay();

    private static async Task TakePictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SAMPLE_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"sample-{name}.png"), FullPage = true });
        }
    }
}
