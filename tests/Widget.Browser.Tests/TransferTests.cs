using System.Text.Json.Nodes;
using ScreenPop.BrowserKit;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>A call moves from one agent to another, with or without consultation, and the open record with it.</summary>
public sealed class TransferTests(BrowserFixture browser)
{
    private const string SharedNumber = """[{"id":"C-1002","name":"Ann Roe"},{"id":"C-1003","name":"Bea Roe"}]""";

    [Fact]
    public async Task A_call_is_consulted_about_swapped_joined_and_left_to_the_colleague_who_gets_the_record_that_was_open()
    {
        await using var host = await WidgetHost.StartAsync(Handing);
        await using var context = await browser.Browser.NewContextAsync();
        await using var colleagues = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var call = agent.Call(
            ("lookupStatus", "multiple"),
            ("candidates", SharedNumber),
            ("customerId", null),
            ("customerName", null)
        );
        await agent.DoesAsync("Accept");
        await agent.Card.GetByRole(AriaRole.Button, new() { Name = "Bea Roe" }).ClickAsync();
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1003");
        while (!host.Center.FindContact(call)!.Attributes.ContainsKey("popUrl"))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var colleague = await AgentPage.ColleagueAsync(colleagues, host);
        await PassToAsync(agent, "Alex Smith", "Consult");
        await Expect(colleague.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1003");
        await Expect(colleague.Card.GetByTestId("wish"))
            .ToHaveTextAsync("Opened by the contact’s own wish: the agent before had this record open");
        await colleague.DoesAsync("Accept");

        await Expect(agent.Control("Swap")).ToBeVisibleAsync();
        await Expect(agent.Controls.GetByText("Talking")).ToHaveCountAsync(1);
        await agent.DoesAsync("Swap");
        await agent.DoesAsync("Join all");
        await Expect(agent.Controls.GetByText("On hold")).ToHaveCountAsync(0);
        Assert.Empty(await Axe.RunAsync(agent.Page));
        await agent.Control("Leave").ClickAsync();
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("After-call work");
        await agent.Control("Done").ClickAsync();
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();
        await Expect(colleague.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");
        Assert.Empty(agent.Violations.Concat(colleague.Violations));
    }

    [Fact]
    public async Task A_call_is_passed_on_without_a_word_before()
    {
        await using var host = await WidgetHost.StartAsync(Handing);
        await using var context = await browser.Browser.NewContextAsync();
        await using var colleagues = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var colleague = await AgentPage.ColleagueAsync(colleagues, host);
        // The agent who has been idle longest gets the offer.
        agent.Call();
        await agent.DoesAsync("Accept");

        await PassToAsync(agent, "Alex Smith", "Transfer");
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("After-call work");
        await Expect(colleague.Card.GetByTestId("stage")).ToHaveTextAsync("Incoming call");
        await Expect(colleague.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        await colleague.DoesAsync("Accept");
        await Expect(colleague.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");
    }

    private static void Handing(JsonObject file)
    {
        file["ccp"]!["mode"] = "custom";
        var customer = new Uri(file["records"]!["customer"]!.GetValue<string>());
        file["records"]!["handOver"] = $"{customer.GetLeftPart(UriPartial.Authority)}/contacts/{{contactId}}/record";
        file["overrides"] = new JsonObject { ["urls"] = new JsonArray(file["records"]!["customer"]!.GetValue<string>()) };
    }

    private static async Task PassToAsync(AgentPage agent, string name, string how)
    {
        await agent.Control("Transfer").ClickAsync();
        await agent.Control($"{how}: {name}").ClickAsync();
    }
}
