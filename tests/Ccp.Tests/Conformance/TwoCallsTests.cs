using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Tests.Driver;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Ccp.Tests.Conformance;

/// <summary>The library's callbacks for two calls at once, and for unusual calls.</summary>
public sealed class TwoCallsTests(BrowserFixture browser) : CcpTests(browser)
{
    private const string Legs = """
        connect.agent.initialized && new connect.Agent().getContacts()
          .map((each) => each.getInitialConnection().getStatus().type).join()
        """;

    [Fact]
    public async Task A_second_call_rings_beside_the_first_and_puts_it_on_hold()
    {
        var (host, page) = await ConnectedAsync();
        host.Center.Accept("jdoe", host.Call().Id);
        await page.WaitForAsync("onConnected");
        await page.ForgetAsync();

        var second = host.Call();
        await page.SeesAsync(() => host.Center.Interrupt(second.Id, "jdoe"), "connect.contact(voice)", "onConnecting");
        await page.SeesAsync(() => host.Center.Accept("jdoe", second.Id), "onConnected");
        Assert.Equal("hold,connected", await page.EvaluateAsync<string>(Legs));
        const string First = "new connect.Agent().getContacts()[0].getInitialConnection()";
        Assert.True(await page.EvaluateAsync<bool>($"{First}.canResumeParticipant()"));

        await page.AskAsync(First, "resume");
        await page.Page.WaitForFunctionAsync($"() => ({Legs}) === 'connected,hold'");
        Assert.False(await page.EvaluateAsync<bool>($"{First}.canResumeParticipant()"));
    }

    [Fact]
    public async Task A_customer_who_leaves_two_agents_is_a_leg_that_has_ended_and_no_more()
    {
        var (host, page) = await ConnectedAsync(options: TwoAgents);
        host.Center.SignIn("rroe");
        host.Center.SetAgentState("rroe", "Break");
        var call = host.Call();
        host.Center.Accept("jdoe", call.Id);
        await page.WaitForAsync("onConnected");
        host.Center.SetAgentState("rroe", "Available");
        host.Center.AddConnection("jdoe", call.Id, new ContactEndpoint(EndpointType.Agent, "rroe"));
        host.Center.Accept("rroe", host.Center.FindAgent("rroe")!.Contacts[0].ContactId);
        await page.Page.WaitForFunctionAsync("() => contact.getSingleActiveThirdPartyConnection()?.isConnected()");
        await page.ForgetAsync();

        host.Center.HangUpByCustomer(call.Id);
        await page.Page.WaitForFunctionAsync("() => !contact.getInitialConnection().isActive()");
        Assert.Empty(await page.CallsAsync());
        Assert.Equal("connected", await page.EvaluateAsync<string>("contact.getState().type"));
        await page.SeesAsync(
            () => page.AskAsync("contact.getSingleActiveThirdPartyConnection()", "destroy"),
            "onStateChange(Busy→AfterCallWork)",
            "agent.onAfterCallWork",
            "onACW",
            "onEnded",
            Unmuted
        );
    }

    [Fact]
    public async Task A_customer_first_callback_rings_with_the_customer_on_the_line()
    {
        var (host, page) = await ConnectedAsync(options: ContactCenterOptions.Sample with { AnswerTime = null });
        var queued = host.Arrives(
            NewContact.Call("+14155550100", "+18005550199") with
            {
                InitiationMethod = InitiationMethod.CallbackCustomerFirstQueued,
            }
        );
        await page.SettleAsync();
        Assert.Empty(await page.CallsAsync());

        var dialed = host.Center.State.Contacts.Values.Single(contact => contact.PreviousContactId == queued.Id);
        await page.SeesAsync(
            () => host.Center.CustomerAnswers(dialed.Id),
            "onStateChange(Available→PendingBusy)",
            "connect.contact(voice)",
            "onConnecting"
        );
        Assert.True(await page.EvaluateAsync<bool>("contact.isCustomerFirstCallback()"));
        Assert.Equal("connected", await page.EvaluateAsync<string>("contact.getInitialConnection().getStatus().type"));
    }
}
