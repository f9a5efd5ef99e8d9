using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Faults;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>A click on a number on the page or in a record calls it, and the page reports the result in words.</summary>
public sealed class ClickToDialTests(BrowserFixture browser)
{
    private const string Ask = """
        (number) => new Promise((resolve) => {
          addEventListener('message', ({ data }) => resolve(data.said), { once: true });
          parent.postMessage({ type: 'screen-pop:dial', number }, '*');
        })
        """;

    [Fact]
    public async Task A_number_on_the_card_calls_and_a_refusal_is_said_in_words()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var chat = agent.Chat();
        agent.Accepts(chat);
        var number = agent.Card.GetByRole(AriaRole.Link, new() { Name = "+1 415 555 0100" });

        host.Ccp.Faults = Failing("createOutboundContact", "Outbound calls are not allowed.");
        await number.ClickAsync();
        await Expect(Question(agent)).ToContainTextAsync("Call +1 415 555 0100? A caller id is no proof of who called.");
        Assert.Empty(await Axe.RunAsync(agent.Page));
        await AnswerAsync(agent, "Call");
        await Expect(agent.Said).ToHaveTextAsync("Call +14155550100: not done. Outbound calls are not allowed.");

        host.Ccp.Faults = CcpFaults.None;
        await number.ClickAsync();
        await AnswerAsync(agent, "Call");
        await Expect(agent.Said).ToHaveTextAsync("Call +14155550100: done");
        await Expect(
                agent.Tabs.Filter(new() { HasText = "Dialing" }).Or(agent.Tabs.Filter(new() { HasText = "+14155550100" })).First
            )
            .ToBeVisibleAsync();
        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task Failure_24_a_record_that_asks_for_a_malformed_number_is_told_the_reason_and_others_are_not_heard()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var call = agent.Chat(("callerNumber", "ask for Jane"));
        agent.Accepts(call);
        await Expect(agent.Record.Locator("#address")).ToBeVisibleAsync();
        // A number that cannot be dialed is text, not a link.
        await Expect(agent.Card.GetByTestId("caller-number")).ToHaveTextAsync("ask for Jane");
        await Expect(agent.Card.GetByTestId("caller-number").GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        var record = agent.Page.Frames.Single(frame => frame.Url.StartsWith(host.RecordUrl, StringComparison.Ordinal));
        var panel = agent.Page.Frames.Single(frame => frame.Url.StartsWith(host.InstanceUrl, StringComparison.Ordinal));

        Assert.Equal(
            "Call 415 555 0142: not done. Start with + and the country code.",
            await record.EvaluateAsync<string>(Ask, "415 555 0142")
        );
        Assert.Equal(
            "Call javascript:alert(1): not done. That is not a phone number.",
            await record.EvaluateAsync<string>(Ask, "javascript:alert(1)")
        );
        await panel.EvaluateAsync("parent.postMessage({ type: 'screen-pop:dial', number: '+14155550177' }, '*')");
        var asked = record.EvaluateAsync<string>(Ask, "+1 (415) 555-0142");
        await Expect(Question(agent)).ToContainTextAsync($"{host.RecordUrl} asks to call +1 415 555 0142");
        await AnswerAsync(agent, "Call");
        Assert.Equal("Call +1 (415) 555-0142: done", await asked);
        await Expect(agent.Tabs).ToHaveCountAsync(2);
        Assert.DoesNotContain(host.Center.State.Contacts.Values, contact => contact.CustomerEndpoint?.Address == "+14155550177");
    }

    [Fact]
    public async Task A_frame_nested_in_the_record_is_not_heard_and_a_costly_network_not_called()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Accepts(agent.Chat());
        await Expect(agent.Record.Locator("#address")).ToBeVisibleAsync();
        var record = agent.Page.Frames.Single(frame => frame.Url.StartsWith(host.RecordUrl, StringComparison.Ordinal));
        var before = host.Center.State.Contacts.Count;

        await record.EvaluateAsync(
            """
            () => new Promise((resolve) => {
              const nested = document.createElement('iframe');
              nested.src = '/advertisement';
              nested.onload = () => {
                nested.contentWindow.eval("top.postMessage({ type: 'screen-pop:dial', number: '+14155550177' }, '*')");
                resolve();
              };
              document.body.append(nested);
            })
            """
        );
        Assert.Equal(
            "Call +8821000: not done. Calls to this network are not allowed.",
            await record.EvaluateAsync<string>(Ask, "+8821000")
        );
        // The record's own message came after the nested frame's, which would have opened a question.
        await Expect(Question(agent)).ToHaveCountAsync(0);

        var asked = record.EvaluateAsync<string>(Ask, "+14155550142");
        await AnswerAsync(agent, "Do not call");
        Assert.Equal("Call +14155550142: not done. The agent declined.", await asked);
        Assert.Equal(before, host.Center.State.Contacts.Count);
    }

    private static ILocator Question(AgentPage agent) => agent.Page.GetByTestId("dial-question");

    private static Task AnswerAsync(AgentPage agent, string answer) =>
        Question(agent).GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).ClickAsync();

    private static CcpFaults Failing(string method, string message) =>
        CcpFaults.None with
        {
            Api = CcpFaults.None.Api.Add(method, new ApiFault("Refused", message)),
        };
}
