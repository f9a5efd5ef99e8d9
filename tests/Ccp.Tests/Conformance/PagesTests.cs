using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Faults;
using ScreenPop.Ccp.Tests.Driver;
using ScreenPop.Contacts;

namespace ScreenPop.Ccp.Tests.Conformance;

/// <summary>Reloads, several pages at once, two agents.</summary>
public sealed class PagesTests(BrowserFixture browser) : CcpTests(browser)
{
    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_page_that_is_reloaded_in_a_call_is_connected_without_having_rung(string version)
    {
        var (host, page) = await ConnectedAsync(version);
        var call = host.Call();
        host.Center.Accept("jdoe", call.Id);
        await page.WaitForAsync("onConnected");
        await page.LoadAsync();
        await page.SawAsync(
            "onInitialized",
            "connect.agent",
            "onStateChange(Init→Busy)",
            "connect.contact(voice)",
            "onConnected"
        );
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_page_that_is_reloaded_in_after_call_work_learns_of_no_end_but_of_the_clearing(string version)
    {
        var (host, page) = await ConnectedAsync(version);
        var call = host.Call();
        host.Center.Accept("jdoe", call.Id);
        host.Center.HangUpByCustomer(call.Id);
        await page.WaitForAsync("onEnded");
        await page.LoadAsync();
        await page.SawAsync(
            "onInitialized",
            "connect.agent",
            "onStateChange(Init→AfterCallWork)",
            "agent.onAfterCallWork",
            "connect.contact(voice)",
            "onACW"
        );
        await page.SeesAsync(
            () => page.AskAsync("contact", "clear"),
            ["agent.onRoutable", "onStateChange(AfterCallWork→Available)", .. Destroyed(version)]
        );
    }

    [Fact]
    public async Task The_frame_alone_reloads_and_the_page_goes_on()
    {
        var (host, page) = await ConnectedAsync();
        await page.Page.RunAndWaitForWebSocketAsync(() =>
        {
            host.Ccp.Cause("jdoe", CcpIncident.Reload);
            return Task.CompletedTask;
        });
        await Assertions.Expect(page.Ccp.Locator("#shown-state")).ToHaveTextAsync("Available");
        await page.SeesAsync(() => host.Call(), "onStateChange(Available→PendingBusy)", "connect.contact(voice)", "onConnecting");
        await page.SeesAsync(
            () => page.AskAsync("contact", "accept"),
            "onAccepted(connecting)",
            "onStateChange(PendingBusy→Busy)",
            "onConnected"
        );
    }

    [Fact]
    public async Task A_call_accepted_in_one_tab_is_accepted_in_the_other()
    {
        var host = await HostAsync();
        var context = await ContextAsync();
        var first = await EmbeddingPage.ConnectedAsync(context, host);
        var second = await EmbeddingPage.ConnectedAsync(context, host);
        await second.Page.WaitForFunctionAsync("connect.numberOfConnectedCCPs === 2");
        host.Call();
        await first.WaitForAsync("onConnecting");
        await second.WaitForAsync("onConnecting");
        await second.ForgetAsync();
        await first.AskAsync("contact", "accept");
        await second.SawAsync("onAccepted(connecting)", "onStateChange(PendingBusy→Busy)", "onConnected");
    }

    [Fact]
    public async Task One_tab_is_master_until_it_closes_or_another_takes_over()
    {
        var host = await HostAsync();
        var context = await ContextAsync();
        var first = await EmbeddingPage.ConnectedAsync(context, host);
        var second = await EmbeddingPage.ConnectedAsync(context, host);
        Assert.True(await IsMasterAsync(first));
        Assert.False(await IsMasterAsync(second));
        await first.Page.CloseAsync();
        await second.Page.WaitForFunctionAsync("connect.numberOfConnectedCCPs === 1");
        Assert.True(await IsMasterAsync(second));
    }

    [Fact]
    public async Task A_warm_transfer_rings_at_the_other_agent_with_the_first_contacts_id_and_attributes()
    {
        var (host, page) = await ConnectedAsync(options: TwoAgents);
        var other = await EmbeddingPage.OpenAsync(await ContextAsync(), host, "rroe");
        await other.WaitForAsync("onStateChange(Init→Available)");
        var call = host.Arrives(
            NewContact.Call("+14155550100", "+18005550199") with
            {
                Attributes = new Dictionary<string, string> { ["customerId"] = "C-1001" },
            }
        );
        host.Center.Accept("jdoe", call.Id);
        await page.WaitForAsync("onConnected");
        await page.EvaluateAsync<object>(
            "ask((callbacks) => agent.getEndpoints(agent.getAllQueueARNs(), callbacks)).then(({ endpoints }) => { window.endpoints = endpoints; })"
        );
        await page.AskAsync("contact", "addConnection", "endpoints.find(({ name }) => name === 'Robin Roe')");
        await other.WaitForAsync("onConnecting");
        Assert.Equal(call.Id, await other.EvaluateAsync<string>("contact.getInitialContactId()"));
        Assert.Equal("C-1001", await other.EvaluateAsync<string>("contact.getAttributes().customerId.value"));
        await other.AskAsync("contact", "accept");
        await page.Page.WaitForFunctionAsync("contact.getSingleActiveThirdPartyConnection()?.isConnected()");
        await page.AskAsync("contact", "conferenceConnections");
        await page.Page.WaitForFunctionAsync("contact.getInitialConnection().isConnected()");
        await page.AskAsync("contact.getAgentConnection()", "destroy");
        await page.WaitForAsync("onACW");
        Assert.True(await other.EvaluateAsync<bool>("contact.isConnected()"));
    }

    [Fact]
    public async Task A_state_chosen_in_a_call_comes_after_it()
    {
        var (host, page) = await ConnectedAsync();
        var call = host.Call();
        host.Center.Accept("jdoe", call.Id);
        await page.WaitForAsync("onConnected");
        await page.ForgetAsync();
        const string Lunch = "agent.getAgentStates().find(({ name }) => name === 'Lunch')";
        await Assert.ThrowsAsync<PlaywrightException>(() => page.AskAsync("agent", "setState", Lunch));
        await page.SeesAsync(
            () =>
                page.EvaluateAsync<object?>(
                    $"new Promise((success, failure) => agent.setState({Lunch}, {{ success: () => success(null), failure }}, {{ enqueueNextState: true }}))"
                ),
            "agent.onEnqueuedNextState"
        );
        host.Center.HangUpByCustomer(call.Id);
        await page.WaitForAsync("onEnded");
        await page.ForgetAsync();
        await page.SeesAsync(
            () => page.AskAsync("contact", "clear"),
            "agent.onNotRoutable",
            "onStateChange(AfterCallWork→Lunch)",
            "agent.onClearedNextState",
            "onDestroy"
        );
    }

    private static Task<bool> IsMasterAsync(EmbeddingPage page) =>
        page.EvaluateAsync<bool>(
            "new Promise((resolve) => connect.ifMaster('screenpop', () => resolve(true), () => resolve(false)))"
        );
}
