using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Faults;
using ScreenPop.Ccp.Tests.Driver;
using ScreenPop.Contacts;

namespace ScreenPop.Ccp.Tests.Conformance;

/// <summary>The library's requests on its second channel, which its AmazonConnectSDK uses.</summary>
public sealed class SdkChannelTests(BrowserFixture browser) : CcpTests(browser)
{
    [Fact]
    public async Task The_network_connection_is_known_and_its_loss_is_told()
    {
        var (host, page) = await ConnectedAsync();
        Assert.Equal(
            "connected",
            await page.EvaluateAsync<string>("agent.getNetworkConnectionStatus().then(({ status }) => status)")
        );
        await page.EvaluateAsync<object?>(
            "void agent.onNetworkConnectionStatusChanged(({ status }) => window.calls.push(`network ${status}`))"
        );
        // The subscription has arrived when a later request has its answer.
        await page.EvaluateAsync<string>("agent.getNetworkConnectionStatus().then(({ status }) => status)");
        await page.ForgetAsync();
        host.Ccp.Cause("jdoe", CcpIncident.ConnectionCut);
        await page.WaitForAsync("network connected");
        Assert.Equal(
            ["network disconnected", "network connected"],
            (await page.CallsAsync()).Where(call => call.StartsWith("network", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task The_librarys_requests_about_a_call_are_answered_and_hold_is_reported()
    {
        var (host, page) = await ConnectedAsync();
        var call = host.Arrives(
            NewContact.Call("+14155550100", "+18005550199") with
            {
                Attributes = new Dictionary<string, string> { ["customerId"] = "C-1001" },
            }
        );
        await page.WaitForAsync("onConnecting");
        Assert.False(await page.EvaluateAsync<bool>("contact.isPreviewMode()"));
        Assert.Equal(
            host.CcpUrl.GetLeftPart(UriPartial.Authority),
            await page.EvaluateAsync<string>("contact.getInstanceDetails().then(({ origin }) => origin)")
        );
        Assert.Equal("us-east-1", await page.EvaluateAsync<string>("contact.getInstanceDetails().then(({ region }) => region)"));
        await page.EvaluateAsync<object?>("agent.setVoiceEnhancementMode('NONE').then(() => null)");
        host.Center.Accept("jdoe", call.Id);
        await page.WaitForAsync("onConnected");
        await page.EvaluateAsync<object?>(
            """
            (() => {
              const customer = contact.getInitialConnection();
              customer.onParticipantHold(({ isOnHold }) => window.calls.push(`hold ${isOnHold}`));
              customer.onParticipantResume(({ isOnHold }) => window.calls.push(`hold ${isOnHold}`));
            })()
            """
        );
        await page.EvaluateAsync<string>("agent.getNetworkConnectionStatus().then(({ status }) => status)");
        await page.AskAsync("contact.getInitialConnection()", "hold");
        await page.WaitForAsync("hold true");
        await page.AskAsync("contact.getInitialConnection()", "resume");
        await page.WaitForAsync("hold false");
    }

    [Fact]
    public async Task An_unsupported_command_is_refused_at_once()
    {
        var (host, page) = await ConnectedAsync();
        host.Call();
        await page.WaitForAsync("onConnecting");
        var refusal = await Assert.ThrowsAsync<PlaywrightException>(() =>
            page.EvaluateAsync<object>("contact.engagePreviewContact()")
        );
        Assert.Contains("unsupportedCommand", refusal.Message, StringComparison.Ordinal);
    }
}
