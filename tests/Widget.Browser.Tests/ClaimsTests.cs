using System.Text.Json.Nodes;
using ScreenPop.BrowserKit;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>A visitor's claims differ from the lookup's result, on the card and for the opened record.</summary>
public sealed class ClaimsTests(BrowserFixture browser)
{
    [Fact]
    public async Task What_a_visitor_claims_stands_apart_from_what_the_lookup_found()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);

        agent.Accepts(
            agent.Chat(
                ("lookupStatus", "none"),
                ("customerTier", "platinum\u3164"),
                ("customerNotes", "ID verified by branch"),
                ("recentContacts", """[{"at":"2026-01-02T03:04:05Z","agent":"Ann"}]""")
            )
        );

        // The name comes from the chat, not from the claimed attributes.
        await Expect(agent.Card.GetByTestId("customer-name")).ToHaveTextAsync("Says “John Roe”");
        var said = agent.Card.GetByTestId("said-by-customer");
        await Expect(said).ToContainTextAsync("Said by the customer");
        await Expect(said.GetByTestId("attribute-customerName")).ToHaveTextAsync("Jane Doe");
        await Expect(said.GetByTestId("attribute-customerTier")).ToHaveTextAsync("platinum");
        await Expect(said.GetByTestId("attribute-customerNotes")).ToHaveTextAsync("ID verified by branch");
        await Expect(agent.Card.GetByTestId("attribute-customerNotes")).ToHaveCountAsync(1);
        await Expect(agent.Card.GetByTestId("proofs")).ToHaveCountAsync(0);
        await Expect(agent.Card.GetByTestId("recent-contacts")).ToHaveCountAsync(0);
        await Expect(agent.Records).ToHaveCountAsync(0);
        Assert.Empty(await Axe.RunAsync(agent.Page));
        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task The_head_of_the_card_says_how_the_customer_was_found_and_verified()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);

        agent.Call(("verifiedBy", "PIN"), ("customerNotes", "Likes tea"));

        await Expect(agent.Card.GetByTestId("proofs"))
            .ToHaveTextAsync("Found by number: no proof of identity · Verified by the flow: PIN");
        await Expect(agent.Card.GetByTestId("attribute-customerNotes")).ToHaveTextAsync("Likes tea");
        await Expect(agent.Card.GetByTestId("said-by-customer")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_visitors_own_popUrl_opens_nothing()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);

        agent.Accepts(agent.Chat(("lookupStatus", "none"), ("popUrl", $"{host.RecordUrl}/customers/C-1001/delete?sure=yes")));

        await Expect(agent.Card.GetByText("Ignored popUrl: it is not granted")).ToBeVisibleAsync();
        await Expect(agent.Records).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_granted_wish_opens_and_says_whose_it_is()
    {
        await using var host = await WidgetHost.StartAsync(Granting);
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);

        agent.Call(("popUrl", $"{host.RecordUrl}/cases/17"));

        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/cases/17");
        await Expect(agent.Card.GetByTestId("wish")).ToHaveTextAsync("Opened by the contact’s own wish: the flow set popUrl");
    }

    [Fact]
    public async Task The_page_is_not_left_while_a_contact_rings()
    {
        await using var host = await WidgetHost.StartAsync(InATab);
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        // The browser asks only on a page that the agent has used.
        await agent.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Searchbox).FillAsync("Jane");
        var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        agent.Page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.DismissAsync();
        };

        var opening = context.WaitForPageAsync();
        agent.Call();
        var record = await opening;
        await record.WaitForLoadStateAsync();
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("Incoming call");
        await record.EvaluateAsync("opener.location = 'https://evil.example.test/'");

        Assert.Equal(
            DialogType.BeforeUnload,
            await asked.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)
        );
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("Incoming call");
    }

    /// <summary>
    /// The trial of the tab shell that docs/security.md describes: our own blank tab with the record in a sandboxed frame. The
    /// agent has not used the page, so no question of the browser stops the record.
    /// </summary>
    [Fact]
    public async Task A_record_framed_in_a_tab_of_our_own_cannot_send_the_page_elsewhere()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var opening = context.WaitForPageAsync();
        await agent.Page.EvaluateAsync(
            """
            address => {
              const { document } = window.open('', 'shell');
              const frame = document.createElement('iframe');
              frame.sandbox = 'allow-scripts allow-same-origin allow-forms allow-popups';
              frame.src = address;
              document.body.append(frame);
            }
            """,
            $"{host.RecordUrl}/customers/C-1001"
        );
        var shell = await opening;
        var record = await (await shell.WaitForSelectorAsync("iframe"))!.ContentFrameAsync();
        await record!.WaitForLoadStateAsync();

        var refused = await record.EvaluateAsync<string>(
            "() => { try { top.opener.location = 'https://evil.example.test/'; return ''; } catch ({ name }) { return name; } }"
        );

        Assert.Equal("SecurityError", refused);
        Assert.StartsWith(host.PageUrl, agent.Page.Url, StringComparison.Ordinal);
    }

    private static void Granting(JsonObject file)
    {
        var records = new Uri(file["records"]!["customer"]!.GetValue<string>()).GetLeftPart(UriPartial.Authority);
        file["overrides"] = new JsonObject { ["urls"] = new JsonArray($"{records}/cases/{{customerId}}"), ["byFlow"] = true };
    }

    private static void InATab(JsonObject file) => file["rules"]![0]!["open"]!["target"] = "tab";
}
