using System.Text.Json.Nodes;
using ScreenPop.BrowserKit;
using ScreenPop.Contacts;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>A second contact rings during the first one. The page announces it and changes neither screen nor focus.</summary>
public sealed class SecondContactTests(BrowserFixture browser)
{
    private static readonly (string, string?)[] Shopper =
    [
        ("customerName", "Priya Raman"),
        ("customerId", "C-1007"),
        ("customerTier", null),
        ("line", "Web shop"),
    ];

    [Fact]
    public async Task A_chat_that_rings_during_a_call_is_offered_under_it_and_the_call_goes_on()
    {
        await using var host = await WidgetHost.StartAsync(Custom);
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var call = agent.Call();
        await agent.Control("Accept").ClickAsync();
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        await agent.Card.GetByRole(AriaRole.Button, new() { Name = "Add a note" }).ClickAsync();
        var note = agent.Card.GetByRole(AriaRole.Textbox, new() { Name = "Notes" });
        await note.FillAsync("Order 47");

        var chat = agent.Chat(Shopper);

        var offer = agent.Page.GetByTestId("offer");
        await Expect(offer).ToContainTextAsync("Incoming chat for Web shop");
        await Expect(offer).ToContainTextAsync("Priya Raman");
        await Expect(agent.Page.GetByText("Incoming chat for Web shop from Priya Raman")).ToHaveCountAsync(1);
        await Expect(agent.Tabs).ToHaveCountAsync(2);
        // The focus and the record stay: typed text goes into the note as before.
        await agent.Page.Keyboard.TypeAsync("11");
        await Expect(note).ToHaveValueAsync("Order 4711");
        await Expect(note).ToBeFocusedAsync();
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        await Expect(agent.Control("End")).ToBeVisibleAsync();
        foreach (var (width, height) in new[] { (300, 500), (720, 450), (1440, 900) })
        {
            await agent.Page.SetViewportSizeAsync(width, height);
            await Expect(offer.GetByRole(AriaRole.Button, new() { Name = "Accept" })).ToBeInViewportAsync(new() { Ratio = 1 });
        }

        await agent.Page.Keyboard.PressAsync("Alt+a");
        await Expect(offer).ToHaveCountAsync(0);
        Assert.Equal(ContactState.Connected, host.Center.FindContact(chat)!.State);
        // The strip belongs to the call, even while the agent reads the chat.
        await agent.Tabs.Nth(1).ClickAsync();
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1007");
        await agent.Control("End").ClickAsync();
        await Expect(agent.Tabs.First).ToContainTextAsync("After-call work");
        Assert.Equal(ContactState.Ended, host.Center.FindContact(call)!.State);
        Assert.Equal(ContactState.Connected, host.Center.FindContact(chat)!.State);
    }

    [Fact]
    public async Task A_call_that_rings_during_a_chat_takes_the_strip_and_leaves_the_chat_where_it_is()
    {
        await using var host = await WidgetHost.StartAsync(Custom);
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Accepts(agent.Chat(Shopper));
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("Chat");
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1007");

        agent.Call();

        await Expect(agent.Control("Accept")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByTestId("announcement")).ToContainTextAsync("Incoming call for Acme Support from Jane Doe");
        await Expect(agent.Card.GetByTestId("customer-name")).ToContainTextAsync("Priya Raman");
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1007");
        await agent.LookAsync("call-during-chat");
        await agent.Control("Decline").ClickAsync();
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("Chat");
    }

    private static void Custom(JsonObject file) => file["ccp"]!["mode"] = "custom";
}
