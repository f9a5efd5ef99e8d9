using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Tests.Driver;
using ScreenPop.Contacts;

namespace ScreenPop.Ccp.Tests;

public sealed class InboundCallTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_call_rings_is_accepted_ends_and_is_cleared_in_the_real_library()
    {
        await using var host = await CcpHost.StartAsync(ContactCenterOptions.Sample, await StreamsPackage.FindAsync());
        await using var context = await browser.Browser.NewContextAsync();
        var page = await EmbeddingPage.OpenAsync(context, host);
        await page.WaitForAsync("onStateChange(Init→Available)");
        Assert.Equal(["onInitialized", "connect.agent", "agent.onRoutable", "onStateChange(Init→Available)"], await page.CallsAsync());
        await page.ForgetAsync();

        var contact = host.Center.CreateContact(NewContact.Call("+14155550100", "+18005550199"));
        host.Center.SetAttributes(contact.Id, new Dictionary<string, string> { ["customerName"] = "Jane Doe" });
        host.Center.Enqueue(contact.Id, host.Center.FindQueue("Support")!.Id);
        await page.WaitForAsync("onRefresh");
        Assert.Equal(["onStateChange(Available→PendingBusy)", "connect.contact(voice)", "onConnecting"], await page.CallsAsync());
        Assert.Equal("Jane Doe", await page.EvaluateAsync<string>("contact.getAttributes().customerName.value"));
        Assert.Equal("+18005550199", await page.EvaluateAsync<string>("contact.getConnectSystemEndpoint().phoneNumber"));
        Assert.Equal("+14155550100", await page.EvaluateAsync<string>("contact.getInitialConnection().getEndpoint().phoneNumber"));
        Assert.True(await page.EvaluateAsync<bool>("contact.isInbound() && contact.isSoftphoneCall() && contact.getStateDuration() >= 0"));
        await page.ForgetAsync();

        await page.AskAsync("contact", "accept");
        await page.WaitForAsync("onConnected");
        Assert.Equal(["onAccepted(connecting)", "onStateChange(PendingBusy→Busy)", "onConnected"], await page.CallsAsync());
        await page.ForgetAsync();

        await page.AskAsync("contact.getAgentConnection()", "destroy");
        await page.WaitForAsync("onEnded");
        Assert.Equal(["onStateChange(Busy→AfterCallWork)", "agent.onAfterCallWork", "onACW", "onEnded"], await page.CallsAsync());
        await page.ForgetAsync();

        await page.AskAsync("contact", "clear");
        await page.WaitForAsync("onDestroy");
        Assert.Equal(["agent.onRoutable", "onStateChange(AfterCallWork→Available)", "onDestroy"], await page.CallsAsync());
    }
}
