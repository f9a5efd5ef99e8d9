using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Protocol;
using ScreenPop.Contacts;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>
/// One working day on the desk, by mouse and keys. The test checks each state in both colour schemes, in a CRM's sidebar and
/// zoomed. <c>DESK_PICTURES=folder</c> saves the pictures of docs/desk.md.
/// </summary>
public sealed class DeskTourTests(BrowserFixture browser)
{
    private const string Recent = """
        [{"at":"{0}","channel":"VOICE","direction":"INBOUND","line":"Acme Support","agent":"Sam R.","seconds":372},
         {"at":"{1}","channel":"CHAT","direction":"INBOUND","line":"Web shop","seconds":1085},
         {"at":"{2}","channel":"VOICE","direction":"OUTBOUND","line":"Acme Support","seconds":48}]
        """;

    private static readonly (string Name, string? Value)[] Nobody =
    [
        ("customerId", null),
        ("customerName", null),
        ("customerTier", null),
    ];

    [Fact]
    public async Task A_day_at_the_desk_is_worked_with_the_pages_own_controls()
    {
        await using var host = await WidgetHost.StartAsync(Configure);
        await using var context = await ContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        await Expect(agent.Page.GetByTestId("agent-state")).ToHaveTextAsync("Available");
        await agent.LookAsync("idle");

        agent.Call(Known());
        await Expect(agent.Control("Accept")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByTestId("announcement"))
            .ToHaveTextAsync("Incoming call for Acme Support from Jane Doe, gold. Alt A accepts.");
        await Expect(agent.Record.Locator("#address")).ToBeVisibleAsync();
        await agent.LookAsync("ringing");
        await AcceptIsInReachAsync(agent);
        await agent.Page.Keyboard.PressAsync("Alt+a");
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");
        await agent.LookAsync("connected");
        await agent.Page.Keyboard.PressAsync("Alt+m");
        await Expect(agent.Control("Unmute")).ToBeVisibleAsync();
        await agent.Page.Keyboard.PressAsync("Alt+h");
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("On hold");
        await agent.LookAsync("held-muted");
        var second = agent.Chat(("customerName", "Priya Raman"), ("line", "Web shop"));
        await Expect(agent.Page.GetByTestId("offer")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByText("Incoming chat for Web shop from Priya Raman")).ToHaveCountAsync(1);
        await agent.LookAsync("second-contact");
        agent.CallerGivesUp(second);
        await Expect(agent.Page.GetByTestId("offer")).ToHaveCountAsync(0);
        await agent.Page.Keyboard.PressAsync("Alt+m");
        await agent.Page.Keyboard.PressAsync("Alt+h");
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");
        await agent.Page.Keyboard.PressAsync("Alt+k");
        await agent.Page.Keyboard.PressAsync("5");
        await Expect(agent.Page.GetByRole(AriaRole.Status, new() { Name = "Keys sent" })).ToHaveTextAsync("5");
        await agent.LookAsync("keypad");
        await agent.Page.Keyboard.PressAsync("Alt+t");
        await Expect(agent.Page.GetByTestId("transfer").GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        await agent.LookAsync("transfer");
        await agent.Page.Keyboard.PressAsync("Escape");

        await agent.Page.Keyboard.PressAsync("Alt+t");
        await agent.Page.GetByRole(AriaRole.Textbox, new() { Name = "Colleague, queue or number" }).FillAsync("+1 415 555 0142");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Control("Join all")).ToBeVisibleAsync();
        await agent.LookAsync("consult");
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Drop +1 415 555 0142" }).ClickAsync();
        await Expect(agent.Control("End")).ToBeVisibleAsync();

        await agent.Card.GetByRole(AriaRole.Button, new() { Name = "Why this?" }).ClickAsync();
        await Expect(agent.Page.GetByTestId("why")).ToContainTextAsync("Known customer");
        await agent.LookAsync("why");
        await agent.Page.Keyboard.PressAsync("Escape");
        await Expect(agent.Page.GetByTestId("why")).ToHaveCountAsync(0);

        await agent.Page.Keyboard.PressAsync("Alt+q");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("After-call work");
        await agent.Card.GetByRole(AriaRole.Radio, new() { Name = "Resolved" }).CheckAsync(new() { Force = true });
        await agent
            .Card.GetByRole(AriaRole.Textbox, new() { Name = "Notes" })
            .FillAsync("Order 4711 arrived damaged. Replacement sent.");
        await agent.LookAsync("after-call-work");
        await agent.Page.Keyboard.PressAsync("Alt+w");
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByTestId("past")).ToContainTextAsync("Resolved");
        await agent.LookAsync("today");

        await NotExactlyOneAsync(agent, host);
        Assert.Empty(agent.Violations);
    }

    private static async Task NotExactlyOneAsync(AgentPage agent, WidgetHost host)
    {
        var several = agent.Call([
            ("lookupStatus", "multiple"),
            ("matchCount", "2"),
            (
                "candidates",
                """[{"id":"C-1002","name":"Sam Rivera","tier":"gold","account":"A-7"},{"id":"C-1003","name":"Alex Rivera","account":"A-7"}]"""
            ),
            .. Nobody,
        ]);
        await Expect(agent.Card.GetByTestId("picker")).ToBeVisibleAsync();
        await agent.LookAsync("picker");
        await agent.Page.Keyboard.PressAsync("2");
        await Expect(agent.Card.GetByTestId("customer-name")).ToHaveTextAsync("Alex Rivera");
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1003");
        await agent.LookAsync("picked");
        agent.CallerGivesUp(several);
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();

        foreach (var status in new[] { "none", "withheld", "error" })
        {
            var call =
                status == "withheld"
                    ? agent.Contact(
                        NewContact.Call(null, "+18005550199"),
                        [("lookupStatus", status), ("callerNumber", null), .. Nobody]
                    )
                    : agent.Call([("lookupStatus", status), .. Nobody]);
            await Expect(agent.Card.GetByTestId($"lookup-{status}")).ToBeVisibleAsync();
            await agent.LookAsync(status == "none" ? "unknown" : status);
            agent.CallerGivesUp(call);
            await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();
        }

        agent.Call(Known());
        await agent.Control("Decline").ClickAsync();
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync(new Regex("Declined|Missed"));
        await agent.LookAsync("missed");
        await agent.Control("Done").ClickAsync();
        await agent.Page.Keyboard.PressAsync("?");
        await Expect(agent.Page.GetByTestId("help")).ToBeVisibleAsync();
        await agent.LookAsync("help");
        await agent.Page.Keyboard.PressAsync("Escape");
        host.Ccp.Broadcast("jdoe", new CcpMessage("terminated"));
        await Expect(agent.Page.GetByTestId("sign-in")).ToBeVisibleAsync();
        await agent.LookAsync("session");
    }

    [Fact]
    public async Task A_chat_and_every_other_channel_without_controls_of_its_own_is_worked_in_amazons_panel()
    {
        await using var host = await WidgetHost.StartAsync(Configure);
        await using var context = await ContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var panel = agent.Page.Locator("#ccp iframe");
        await Expect(panel).ToBeHiddenAsync();

        agent.Accepts(agent.Chat(("customerName", "Priya Raman"), ("line", "Web shop")));

        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("Chat");
        await Expect(panel).ToBeVisibleAsync();
        await Expect(panel).ToBeInViewportAsync();
        await agent.LookAsync("chat");
    }

    private static void Configure(JsonObject file)
    {
        file["ccp"]!["mode"] = "custom";
        file["ringSeconds"] = 20;
        file["wrapUp"] = new JsonObject
        {
            ["outcomes"] = new JsonArray("Resolved", "Follow-up", "Call back", "Passed on", "Wrong number"),
        };
    }

    private static (string Name, string? Value)[] Known()
    {
        var now = DateTime.UtcNow;
        string At(int days) =>
            now.AddDays(-days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return
        [
            ("customerAccount", "A-100"),
            ("customerEmail", "jane@example.test"),
            ("customerLanguage", "en-US"),
            ("customerNotes", "Prefers to be called in the morning. Has two open orders; ask which one this is about."),
            ("lineGreeting", "Thank you for calling Acme Support. How may I help you?"),
            (
                "recentContacts",
                Recent
                    .Replace("{0}", At(3), StringComparison.Ordinal)
                    .Replace("{1}", At(12), StringComparison.Ordinal)
                    .Replace("{2}", At(20), StringComparison.Ordinal)
            ),
        ];
    }

    private async Task<IBrowserContext> ContextAsync() =>
        await browser.Browser.NewContextAsync(
            new()
            {
                Locale = "en-GB",
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 1440, Height = 900 },
            }
        );

    /// <summary>The whole button Accept is visible in windows from 300 by 500 pixels up.</summary>
    private static async Task AcceptIsInReachAsync(AgentPage agent)
    {
        foreach (var (width, height) in new[] { (300, 500), (360, 700), (720, 450), (1120, 700), (1920, 1080) })
        {
            await agent.Page.SetViewportSizeAsync(width, height);
            foreach (var name in new[] { "Accept", "Decline" })
            {
                await Expect(agent.Control(name)).ToBeInViewportAsync(new() { Ratio = 1 });
            }
        }

        await agent.Page.SetViewportSizeAsync(1440, 900);
    }
}
