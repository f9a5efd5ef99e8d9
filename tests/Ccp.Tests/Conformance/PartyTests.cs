using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Tests.Driver;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Ccp.Tests.Conformance;

/// <summary>A call with a third party: it causes only refreshes until a party leaves.</summary>
public sealed class PartyTests(BrowserFixture browser) : CcpTests(browser)
{
    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_third_party_comes_is_swapped_joined_and_leaves(string version)
    {
        var (host, page) = await ConnectedAsync(version, ContactCenterOptions.Sample with { AnswerTime = TimeSpan.Zero });
        await TalkAsync(host, page);
        await page.AskAsync("contact", "addConnection", "connect.Endpoint.byPhoneNumber('+14155550142')");
        await SeesOnlyRefreshesUntilAsync(
            page,
            "contact.getSingleActiveThirdPartyConnection()?.isConnected() && contact.getInitialConnection().isOnHold()"
        );
        await page.AskAsync("contact", "toggleActiveConnections");
        await SeesOnlyRefreshesUntilAsync(
            page,
            "contact.getSingleActiveThirdPartyConnection().isOnHold() && contact.getInitialConnection().isConnected()"
        );
        await page.AskAsync("contact", "conferenceConnections");
        await SeesOnlyRefreshesUntilAsync(
            page,
            "contact.getSingleActiveThirdPartyConnection().isConnected() && contact.getInitialConnection().isConnected()"
        );
        await page.AskAsync("contact.getSingleActiveThirdPartyConnection()", "destroy");
        await SeesOnlyRefreshesUntilAsync(page, "!contact.getSingleActiveThirdPartyConnection()");
        await page.SeesAsync(
            () => page.AskAsync("contact.getInitialConnection()", "destroy"),
            "onStateChange(Busy→AfterCallWork)",
            "agent.onAfterCallWork",
            "onACW",
            "onEnded",
            Unmuted
        );
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_chat_that_is_transferred_cold_ends_here_and_rings_there(string version)
    {
        var (host, page) = await ConnectedAsync(version, TwoAgents);
        var other = await EmbeddingPage.ConnectedAsync(await ContextAsync(), host, "rroe");
        host.Center.SetAgentState("rroe", "Break");
        await other.WaitForAsync("agent.onNotRoutable");
        await other.ForgetAsync();
        var chat = host.Arrives(new NewContact { Channel = Channel.Chat, CustomerName = "Jane" });
        await page.WaitForAsync("onConnecting");
        await page.AskAsync("contact", "accept");
        await page.WaitForAsync("onConnected");
        await page.ForgetAsync();
        host.Center.Transfer("jdoe", chat.Id, new ContactEndpoint(EndpointType.Agent, "rroe"));
        await page.SawAsync("onACW", "onEnded");
        await other.SeesAsync(
            () => host.Center.SetAgentState("rroe", "Available"),
            "agent.onRoutable",
            "onStateChange(Break→Available)",
            "connect.contact(chat)",
            "onConnecting",
            "onViewContact(the contact)"
        );
        Assert.Equal(chat.Id, await other.EvaluateAsync<string>("contact.getInitialContactId()"));
    }

    [Fact]
    public async Task A_call_that_is_accepted_in_the_ccp_itself_is_accepted_in_the_page()
    {
        var (host, page) = await ConnectedAsync();
        host.Call();
        await page.SawAsync("onStateChange(Available→PendingBusy)", "connect.contact(voice)", "onConnecting");
        await page.SeesAsync(
            () => page.Ccp.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync(),
            "onAccepted(connecting)",
            "onStateChange(PendingBusy→Busy)",
            "onConnected"
        );
    }

    private static async Task TalkAsync(CcpHost host, EmbeddingPage page)
    {
        host.Call();
        await page.WaitForAsync("onConnecting");
        await page.AskAsync("contact", "accept");
        await page.WaitForAsync("onConnected");
        await page.ForgetAsync();
    }

    private static async Task SeesOnlyRefreshesUntilAsync(EmbeddingPage page, string condition)
    {
        await page.Page.WaitForFunctionAsync($"() => {condition}");
        Assert.Empty(await page.CallsAsync());
    }
}
