using System.Text.Json.Nodes;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Faults;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>The states that the tour of a working day does not reach: Amazon's panel, faults, other languages.</summary>
public sealed class DeskStateTests(WindowedBrowserFixture browser)
{
    [Fact]
    public async Task Beside_amazons_panel_a_contact_rings_and_chats_are_worked()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await ContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var call = agent.Call(("lineGreeting", "Thank you for calling Acme Support. How may I help you?"));
        await Expect(agent.Control("Accept")).ToBeVisibleAsync();
        await Expect(agent.Record.Locator("#address")).ToBeVisibleAsync();
        await agent.LookAsync("native-ringing");
        agent.CallerGivesUp(call);
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();

        agent.Accepts(agent.Chat(("customerName", "Priya Raman"), ("line", "Web shop")));
        agent.Accepts(agent.Chat(("customerName", "John Roe"), ("customerId", "C-1004"), ("line", "Web shop")));
        await Expect(agent.Tabs).ToHaveCountAsync(2);
        await Expect(agent.Tabs.Nth(1)).ToContainTextAsync("Chat, Web shop");
        await agent.LookAsync("native-chats");
    }

    [Fact]
    public async Task What_is_broken_is_said_above_the_desk_and_calls_go_on()
    {
        await using var host = await WidgetHost.StartAsync(file =>
        {
            Custom(file);
            file["theme"] = "pink";
        });
        await using var context = await ContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        await Expect(agent.Page.GetByTestId("faults")).ToContainTextAsync("screen-pop.json cannot be used");
        agent.Call();
        await Expect(agent.Page.GetByTestId("call-controls")).ToContainTextAsync("Incoming call");
        await agent.LookAsync("fault-configuration");

        host.Ccp.Cause("jdoe", CcpIncident.WebSocketLost);
        await Expect(agent.Page.GetByText("The connection to Amazon Connect is lost")).ToHaveCountAsync(1);
        await agent.LookAsync("fault-connection");
        host.Ccp.Cause("jdoe", CcpIncident.WebSocketGained);
        await Expect(agent.Page.GetByText("The connection to Amazon Connect is lost")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_record_whose_window_the_browser_blocks_is_one_click_away()
    {
        await using var host = await WidgetHost.StartAsync(file =>
        {
            Custom(file);
            file["rules"]![0]!["open"]!["target"] = "tab";
        });
        await using var context = await ContextAsync();
        var agent = await AgentPage.OpenAsync(context, host);
        await agent.ReadyAsync();
        await agent.WithoutGestureAsync();
        agent.Call();
        await agent.SilentlyAsync(
            "document.querySelector('screen-pop-app').shadowRoot.textContent.includes('The browser blocked the record’s window.')"
        );
        await agent.LookAsync("fault-popup");
    }

    [Fact]
    public async Task A_held_calls_controls_stay_readable_under_the_pointer()
    {
        await using var host = await WidgetHost.StartAsync(Custom);
        await using var context = await ContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Accepts(agent.Call());
        await agent.Control("Hold").ClickAsync();
        foreach (var name in new[] { "Resume", "End", "Mute" })
        {
            await agent.Control(name).HoverAsync();
            Assert.Empty(await Axe.RunAsync(agent.Page));
        }
    }

    [Fact]
    public async Task Long_words_and_text_from_right_to_left_stay_whole()
    {
        await using var host = await WidgetHost.StartAsync(Custom);
        await using var context = await ContextAsync("de-DE");
        var agent = await AgentPage.SignedInAsync(context, host);
        var call = agent.Call(("lineGreeting", "Guten Tag, hier ist Acme. Was kann ich für Sie tun?"));
        agent.Accepts(call);
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("Im Gespräch");
        await agent.LookAsync("german-connected");
        agent.CallerGivesUp(call);
        host.Center.Clear("jdoe", call);
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();

        agent.Call(("customerName", "أمل حداد"), ("line", "خط الدعم"), ("customerNotes", "تفضل الاتصال صباحا."));
        // Invisible marks keep the direction of each name; the sentence around it has the page's direction.
        await Expect(agent.Page).ToHaveTitleAsync("☎ \u2068أمل حداد\u2069 · \u2068خط الدعم\u2069");
        await Expect(agent.Page.GetByTestId("announcement")).ToContainTextAsync("\u2068خط الدعم\u2069");
        await Expect(agent.Page.Locator("html")).ToHaveAttributeAsync("dir", "ltr");
        await Expect(agent.Card.Locator("h2 bdi")).ToHaveTextAsync("أمل حداد");
        await agent.LookAsync("arabic-ringing");
    }

    [Fact]
    public async Task A_page_that_is_loaded_in_after_contact_work_has_the_wrap_up_and_its_draft()
    {
        await using var host = await WidgetHost.StartAsync(file =>
        {
            Custom(file);
            file["wrapUp"] = new JsonObject
            {
                ["outcomes"] = new JsonArray("Resolved"),
                ["required"] = true,
                ["send"] = $"{file["allowedOrigins"]![0]!.GetValue<string>()}/contacts/{{contactId}}/notes",
            };
        });
        await using var context = await ContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var call = agent.Call();
        agent.Accepts(call);
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");
        agent.CallerGivesUp(call);
        var note = agent.Page.GetByRole(AriaRole.Textbox, new() { Name = "Notes" });
        await note.FillAsync("Wants a new invoice.");
        List<string> posted = [];
        agent.Page.Request += (_, request) =>
        {
            if (request.Method == "POST" && request.Url.EndsWith("/notes", StringComparison.Ordinal))
            {
                posted.Add(request.Url);
            }
        };

        // The page asks before it is left with a contact on it.
        agent.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await agent.Page.ReloadAsync();

        await Expect(agent.Controls).ToContainTextAsync("After-call work");
        await Expect(note).ToHaveValueAsync("Wants a new invoice.");
        await agent.Control("Done").ClickAsync();
        await Expect(agent.Controls).ToContainTextAsync("After-call work");
        Assert.Empty(posted);
        await agent.Page.GetByTestId("outcomes").GetByText("Resolved").ClickAsync();
        await agent.Control("Done").ClickAsync();
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();
        Assert.Contains(call, Assert.Single(posted), StringComparison.Ordinal);
    }

    private static void Custom(JsonObject file) => file["ccp"]!["mode"] = "custom";

    private async Task<IBrowserContext> ContextAsync(string locale = "en-GB") =>
        await browser.Browser.NewContextAsync(
            new()
            {
                Locale = locale,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 1440, Height = 900 },
            }
        );
}
