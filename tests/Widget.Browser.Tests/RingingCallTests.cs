using System.Text.Json;
using ScreenPop.BrowserKit;
using ScreenPop.Contacts;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

public sealed class RingingCallTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_record_of_a_known_customer_opens_while_the_phone_rings()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);

        agent.Call();

        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("Incoming call");
        await Expect(agent.Card.GetByTestId("line")).ToHaveTextAsync("Acme Support");
        await Expect(agent.Card.GetByTestId("dialed-number")).ToHaveTextAsync("+1 800 555 0199");
        await Expect(agent.Card.GetByTestId("customer-name")).ToContainTextAsync("Jane Doe");
        await Expect(agent.Page.GetByTestId("announcement"))
            .ToHaveTextAsync("Incoming call for Acme Support from Jane Doe, gold. Alt A accepts.");
        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task A_call_that_is_given_up_leaves_nothing_in_the_library()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var call = agent.Call();
        await Expect(agent.Card).ToBeVisibleAsync();
        var connection = await agent.Page.EvaluateAsync<string>(
            "new connect.Agent().getContacts()[0].getAgentConnection().getConnectionId()"
        );
        const string IsKept = """
            (id) => connect.core.mediaFactory.get({
              getConnectionId: () => id, isActive: () => true, getMediaType: () => 'softphone', getMediaInfo: () => 'made anew',
            }).then((media) => media !== 'made anew')
            """;
        Assert.True(await agent.Page.EvaluateAsync<bool>(IsKept, connection));

        agent.CallerGivesUp(call);
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();

        Assert.False(await agent.Page.EvaluateAsync<bool>(IsKept, connection));
    }

    [Theory]
    [InlineData("John Roe", "Says “John Roe”")]
    [InlineData(null, "Unknown customer")]
    public async Task A_chat_has_the_name_its_visitor_gave_and_no_number(string? name, string shown)
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);

        agent.Contact(
            new NewContact
            {
                Channel = Channel.Chat,
                InitiationMethod = InitiationMethod.Api,
                CustomerName = name,
            },
            ("lookupStatus", "withheld"),
            ("callerNumber", null),
            ("customerId", null),
            ("customerName", null),
            ("customerTier", null)
        );

        await Expect(agent.Card.GetByTestId("customer-name")).ToHaveTextAsync(shown);
        await Expect(agent.Card.GetByTestId("lookup-withheld")).ToContainTextAsync("No customer found");
        await Expect(agent.Card.GetByTestId("caller-number")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_the_lookup_did_not_find_is_said_in_words()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);

        var unknown = agent.Call(("lookupStatus", "none"), ("customerId", null), ("customerName", null), ("customerTier", null));
        await Expect(agent.Card.GetByTestId("lookup-none")).ToBeVisibleAsync();
        await Expect(agent.Card.GetByTestId("customer-name")).ToContainTextAsync("+1 415 555 0100");
        await agent.Card.GetByTestId("new-record").ClickAsync();
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/new?phone=%2B14155550100&line=Acme%20Support");
        agent.CallerGivesUp(unknown);
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();
        await LeavesAReportAsync(agent, unknown);

        var withheld = agent.Contact(
            NewContact.Call(null, "+18005550199"),
            ("lookupStatus", "withheld"),
            ("callerNumber", null),
            ("customerId", null),
            ("customerName", null)
        );
        await Expect(agent.Card.GetByTestId("lookup-withheld")).ToBeVisibleAsync();
        await Expect(agent.Card.GetByTestId("customer-name")).ToHaveTextAsync("Number withheld");
        agent.CallerGivesUp(withheld);
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();
        // The call had a card and no record, so there is no time to open one.
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Why this? Number withheld" }).ClickAsync();
        await Expect(agent.Page.GetByTestId("why")).ToContainTextAsync("Number withheld");
        await Expect(agent.Page.GetByTestId("pop-time")).ToHaveCountAsync(0);
        await agent.Page.Keyboard.PressAsync("Escape");

        agent.Call(("lookupStatus", "error"), ("errorKind", "timeout"), ("customerId", null), ("customerName", null));
        await Expect(agent.Card.GetByTestId("lookup-error")).ToContainTextAsync("Lookup unavailable");
        // Looking again is one click, in the record system.
        await agent.Card.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/search?q=%2B14155550100");
        await agent.Card.GetByRole(AriaRole.Searchbox).FillAsync("Doe & Sons");
        await agent.Card.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/search?q=Doe%20%26%20Sons");
        Assert.Empty(agent.Violations);
    }

    /// <summary>Saves the report as a file, which has times and no data about the customer.</summary>
    private static async Task LeavesAReportAsync(AgentPage agent, string contactId)
    {
        await Expect(agent.Page.GetByTestId("past")).ToContainTextAsync("Contacts: 1");
        Assert.Empty(await Axe.RunAsync(agent.Page));
        var download = await agent.Page.RunAndWaitForDownloadAsync(() =>
            agent.Page.GetByRole(AriaRole.Button, new() { Name = "Save report" }).ClickAsync()
        );
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal("screen-pop-report.json", download.SuggestedFilename);
        Assert.DoesNotContain("14155550100", text, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(text);
        var contact = Assert.Single(report.RootElement.GetProperty("contacts").EnumerateArray());
        Assert.Equal(contactId, contact.GetProperty("contactId").GetString());
        Assert.Equal("abandoned", contact.GetProperty("outcome").GetString());
        Assert.True(contact.GetProperty("pop").GetProperty("ms").GetInt32() >= 0);
        Assert.Contains(
            "Rule \"Unknown caller\" matched.",
            contact.GetProperty("why").EnumerateArray().Select(line => line.GetString())
        );
    }

    [Fact]
    public async Task A_customer_who_changes_in_the_call_is_followed_by_one_click()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var call = agent.Call();
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");

        host.Center.SetAttributes(
            call,
            new Dictionary<string, string> { ["customerId"] = "C-1002", ["customerName"] = "Bea Roe" }
        );

        await Expect(agent.Card).ToContainTextAsync("The customer has changed since this record was opened.");
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        await agent.Card.GetByRole(AriaRole.Button, new() { Name = "Open the new record" }).ClickAsync();
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1002");
        await Expect(agent.Card).Not.ToContainTextAsync("The customer has changed");
    }

    [Fact]
    public async Task Of_several_customers_the_agent_picks_one()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);

        agent.Call(
            ("lookupStatus", "multiple"),
            ("matchCount", "2"),
            ("customerId", null),
            ("customerName", null),
            ("customerTier", null),
            (
                "candidates",
                """[{"id":"C-1002","name":"Ann Roe","tier":"gold","account":"A-7"},{"id":"C-1003","name":"Bea Roe"}]"""
            )
        );
        await Expect(agent.Card.GetByTestId("lookup-multiple")).ToContainTextAsync("2 customers share this number");
        await Expect(agent.Records).ToHaveCountAsync(0);

        await agent.Card.GetByTestId("picker").GetByRole(AriaRole.Button, new() { Name = "Bea Roe" }).ClickAsync();
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1003");
        await Expect(agent.Card.GetByTestId("customer-name")).ToHaveTextAsync("Bea Roe");
        await Expect(agent.Page.Locator("record-bar")).ToContainTextAsync("Bea Roe");
        // The time to the picker is not the time to the record.
        await agent.Card.GetByRole(AriaRole.Button, new() { Name = "Why this?" }).ClickAsync();
        await Expect(agent.Page.GetByTestId("why")).ToContainTextAsync("Bea Roe");
        await Expect(agent.Page.GetByTestId("pop-time")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("25")]
    [InlineData("30+")]
    public async Task Of_more_customers_than_the_list_holds_the_card_says_how_many_and_offers_the_search(string matchCount)
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);

        agent.Call(
            ("lookupStatus", "multiple"),
            ("matchCount", matchCount),
            ("callerNumber", "+14155550125"),
            ("customerId", null),
            ("customerName", null),
            ("customerTier", null),
            ("candidates", """[{"id":"C-1002","name":"Ann Roe"},{"id":"C-1003","name":"Bea Roe"}]""")
        );

        var several = agent.Card.GetByTestId("lookup-multiple");
        await Expect(several).ToContainTextAsync($"{matchCount} customers share this number");
        await Expect(several).ToContainTextAsync("These are the first 2.");
        await Expect(several.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("+14155550125");
    }

    [Fact]
    public async Task Failure_23_hostile_attribute_values_are_shown_as_text_and_open_nothing_else()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var dialogs = 0;
        agent.Page.Dialog += (_, dialog) =>
        {
            dialogs++;
            _ = dialog.DismissAsync();
        };

        agent.Call(
            ("customerName", "<img src=x onerror=alert(1)>"),
            ("customerId", "../..//evil.example.test/\u202e?x=\"><script>alert(1)</script>"),
            ("line", "<b>Bold</b>\u200b"),
            ("customerNotes", new string('x', 20_000)),
            ("recentContacts", "{broken"),
            ("popUrl", "javascript:alert(1)")
        );

        await Expect(agent.Card.GetByTestId("customer-name")).ToContainTextAsync("<img src=x onerror=alert(1)>");
        await Expect(agent.Card.GetByTestId("line")).ToHaveTextAsync("<b>Bold</b>");
        await Expect(agent.Record.Locator("#address")).ToContainTextAsync("/customers/");
        await Expect(agent.Card.GetByText("Ignored popUrl")).ToBeVisibleAsync();
        var address = new Uri(await agent.Records.GetAttributeAsync("src") ?? "");
        Assert.Equal(host.RecordUrl, address.GetLeftPart(UriPartial.Authority));
        Assert.Equal(0, dialogs);
        Assert.Empty(agent.Violations);
    }
}
