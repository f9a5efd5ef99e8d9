using System.Collections.Immutable;
using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Faults;
using ScreenPop.Ccp.Tests.Driver;

namespace ScreenPop.Ccp.Tests.Faults;

/// <summary>Faults after a page has connected.</summary>
public sealed class FaultTests(BrowserFixture browser) : CcpTests(browser)
{
    [Theory]
    [InlineData(CcpIncident.AuthFail, "core.onAuthFail")]
    [InlineData(CcpIncident.AuthorizeSuccess, "core.onAuthorizeSuccess")]
    [InlineData(CcpIncident.AccessDenied, "core.onAccessDenied")]
    [InlineData(CcpIncident.AuthorizeRetriesExhausted, "core.onAuthorizeRetriesExhausted")]
    [InlineData(CcpIncident.CtiAuthorizeRetriesExhausted, "core.onCTIAuthorizeRetriesExhausted")]
    [InlineData(CcpIncident.WebSocketLost, "agent.onWebSocketConnectionLost")]
    [InlineData(CcpIncident.WebSocketGained, "agent.onWebSocketConnectionGained")]
    [InlineData(CcpIncident.MicrophoneNotShared, "agent.onSoftphoneError")]
    [InlineData(CcpIncident.Terminated, "terminated")]
    public async Task The_page_is_told(CcpIncident incident, string call)
    {
        var (host, page) = await ConnectedAsync();
        await page.SeesAsync(() => host.Ccp.Cause("jdoe", incident), call);
    }

    [Fact]
    public async Task A_cut_connection_is_lost_gained_and_up_to_date_again()
    {
        var (host, page) = await ConnectedAsync();
        await page.SeesAsync(
            () => host.Ccp.Cause("jdoe", CcpIncident.ConnectionCut),
            "agent.onWebSocketConnectionLost",
            "agent.onWebSocketConnectionGained"
        );
        await page.SeesAsync(() => host.Call(), "onStateChange(Available→PendingBusy)", "connect.contact(voice)", "onConnecting");
    }

    [Fact]
    public async Task What_happened_while_the_connection_was_cut_is_seen_when_it_is_back()
    {
        var (host, page) = await ConnectedAsync();
        await page.SeesAsync(
            () =>
            {
                host.Ccp.Cause("jdoe", CcpIncident.ConnectionCut);
                host.Call();
            },
            "agent.onWebSocketConnectionLost",
            "agent.onWebSocketConnectionGained",
            "onStateChange(Available→PendingBusy)",
            "connect.contact(voice)",
            "onConnecting"
        );
    }

    [Fact]
    public async Task A_keep_alive_that_is_not_answered_has_no_consequence()
    {
        var (host, page) = await ConnectedAsync();
        host.Ccp.Faults = CcpFaults.None with { StopsAcknowledging = true };
        await page.SeesAsync(() => host.Call(), "onStateChange(Available→PendingBusy)", "connect.contact(voice)", "onConnecting");
    }

    [Fact]
    public async Task A_request_that_fails_says_why()
    {
        var (host, page) = await ConnectedAsync();
        host.Ccp.Faults = CcpFaults.None with
        {
            Api = ImmutableDictionary<string, ApiFault>.Empty.Add(
                "putAgentState",
                new ApiFault("ThrottlingException", "Slow down")
            ),
        };
        var error = await Assert.ThrowsAsync<PlaywrightException>(() =>
            page.AskAsync("agent", "setState", "agent.getAgentStates()[1]")
        );
        Assert.Contains("Slow down", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_never_answered_leaves_the_rest_working()
    {
        var (host, page) = await ConnectedAsync();
        host.Ccp.Faults = CcpFaults.None with
        {
            Api = ImmutableDictionary<string, ApiFault>.Empty.Add("putAgentState", ApiFault.NoAnswer),
        };
        await page.Page.EvaluateAsync(
            "agent.setState(agent.getAgentStates()[1], { success: () => window.calls.push('answered'), failure: () => window.calls.push('answered') })"
        );
        await page.SeesAsync(() => host.Call(), "onStateChange(Available→PendingBusy)", "connect.contact(voice)", "onConnecting");
    }

    [Fact]
    public async Task A_session_that_expires_fails_requests_until_it_is_good_again()
    {
        var (host, page) = await ConnectedAsync();
        await page.SeesAsync(() => host.Ccp.Faults = CcpFaults.None with { SessionStatus = 401 }, "core.onAuthFail");
        // As on an instance, the request is never answered: every page hears that the session has ended.
        await page.SeesAsync(
            () =>
                page.Page.EvaluateAsync(
                    "const answered = () => { window.answered = true; }; agent.setState(agent.getAgentStates()[1], { success: answered, failure: answered })"
                ),
            "core.onAuthFail"
        );
        Assert.False(await page.EvaluateAsync<bool>("window.answered === true"));
        host.Ccp.Faults = CcpFaults.None;
        await page.AskAsync("agent", "setState", "agent.getAgentStates()[1]");
    }

    [Fact]
    public async Task The_frames_devices_are_listed()
    {
        var (_, page) = await ConnectedAsync();
        Assert.True(
            await page.EvaluateAsync<bool>("connect.core.getFrameMediaDevices(5000).then((devices) => Array.isArray(devices))")
        );
    }

    [Fact]
    public async Task Rubbish_from_the_page_disturbs_nothing()
    {
        var (host, page) = await ConnectedAsync();
        await page.Page.EvaluateAsync(
            """
            const ccp = document.querySelector("iframe").contentWindow;
            for (const rubbish of [
              null, 1, "text", [], {}, { event: 1 }, { event: "api_request" }, { event: "api_request", data: 7 },
              { event: "api_request", data: { method: "acceptContact", requestId: "x", params: { contactId: { a: 1 } } } },
              { event: "master_request", data: { params: [] } }, { event: "broadcast", data: { event: {} } },
              { event: "broadcast", data: { event: "mute", data: { mute: { deep: [1] } } } }, { event: "no such thing" },
              { event: "broadcast", data: { event: "contact::view", data: { contactId: "the last" } } },
            ]) { ccp.postMessage(rubbish, "*"); }
            """
        );
        await page.WaitForAsync("onViewContact(the last)");
        await page.ForgetAsync();
        await page.SeesAsync(() => host.Call(), "onStateChange(Available→PendingBusy)", "connect.contact(voice)", "onConnecting");
    }
}
