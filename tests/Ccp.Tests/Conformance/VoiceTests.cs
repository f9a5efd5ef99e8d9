using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Tests.Driver;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;

namespace ScreenPop.Ccp.Tests.Conformance;

/// <summary>
/// The callbacks of the real library for every step a call can take, in order, on both ends of its 2.x versions.
/// </summary>
public sealed class VoiceTests(BrowserFixture browser) : CcpTests(browser)
{
    private static readonly string[] Rings = ["onStateChange(Available→PendingBusy)", "connect.contact(voice)", "onConnecting"];
    private static readonly string[] Accepted = ["onAccepted(connecting)", "onStateChange(PendingBusy→Busy)", "onConnected"];
    private static readonly string[] Ended =
    [
        "onStateChange(Busy→AfterCallWork)",
        "agent.onAfterCallWork",
        "onACW",
        "onEnded",
        Unmuted,
    ];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_page_connects(string version)
    {
        var host = await HostAsync(version);
        var page = await EmbeddingPage.OpenAsync(await ContextAsync(), host);
        await page.SawAsync("onInitialized", "connect.agent", "agent.onRoutable", "onStateChange(Init→Available)");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_call_rings_is_accepted_ends_and_is_cleared(string version)
    {
        var (host, page) = await ConnectedAsync(version);
        await page.SeesAsync(() => host.Call(), Rings);
        await page.SeesAsync(() => page.AskAsync("contact", "accept"), Accepted);
        await page.SeesAsync(() => page.AskAsync("contact.getAgentConnection()", "destroy"), Ended);
        await page.SeesAsync(
            () => page.AskAsync("contact", "clear"),
            ["agent.onRoutable", "onStateChange(AfterCallWork→Available)", .. Destroyed(version)]
        );
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_customer_hangs_up_first(string version)
    {
        var (host, page) = await ConnectedAsync(version);
        var call = host.Call();
        await page.SawAsync(Rings);
        await page.SeesAsync(() => page.AskAsync("contact", "accept"), Accepted);
        await page.SeesAsync(() => host.Center.HangUpByCustomer(call.Id), Ended);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_caller_who_gives_up_while_it_rings_vanishes(string version)
    {
        var (host, page) = await ConnectedAsync(version);
        var call = host.Call();
        await page.SawAsync(Rings);
        await page.SeesAsync(
            () => host.Center.HangUpByCustomer(call.Id),
            "agent.onRoutable",
            "onStateChange(PendingBusy→Available)",
            "onEnded",
            "onDestroy"
        );
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_missed_call_is_an_error_that_the_agent_clears(string version)
    {
        var (host, page) = await ConnectedAsync(
            version,
            ContactCenterOptions.Sample with
            {
                RingTime = TimeSpan.FromMilliseconds(500),
            }
        );
        var call = host.Call();
        await page.SawAsync([
            .. Rings,
            "onStateChange(PendingBusy→MissedCallAgent)",
            "agent.onError",
            "onError",
            "onMissed",
            "onEnded",
        ]);
        host.Center.HangUpByCustomer(call.Id);
        await page.SeesAsync(
            () => page.AskAsync("contact", "clear"),
            ["agent.onRoutable", "onStateChange(MissedCallAgent→Available)", .. Destroyed(version)]
        );
    }

    [Theory]
    [InlineData(AgentContactState.Error, "onError", "onMissed", "onEnded")]
    [InlineData(AgentContactState.Rejected, "onEnded", "onMissed", null)]
    [InlineData(AgentContactState.Missed, "onEnded", "onMissed", null)]
    public async Task A_declined_call_ends_as_the_instance_reports_it(
        AgentContactState becomes,
        string first,
        string second,
        string? third
    )
    {
        var (host, page) = await ConnectedAsync(options: ContactCenterOptions.Sample with { RejectedVoice = becomes });
        host.Call();
        await page.SawAsync(Rings);
        await page.SeesAsync(
            () => page.AskAsync("contact", "reject"),
            [.. new[] { "onStateChange(PendingBusy→MissedCallAgent)", "agent.onError", first, second, third }.OfType<string>()]
        );
    }

    [Fact]
    public async Task A_call_that_was_missed_rings_again_under_the_same_id()
    {
        var (host, page) = await ConnectedAsync();
        var call = host.Call();
        await page.SawAsync(Rings);
        await page.SeesAsync(
            () => page.AskAsync("contact", "reject"),
            "onStateChange(PendingBusy→MissedCallAgent)",
            "agent.onError",
            "onError",
            "onMissed",
            "onEnded"
        );
        await page.AskAsync("contact", "clear");
        await page.WaitForAsync("onConnecting");
        Assert.Equal(call.Id, await page.EvaluateAsync<string>("contact.getContactId()"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task An_outbound_call_is_never_accepted(string version)
    {
        var (host, page) = await ConnectedAsync(version, ContactCenterOptions.Sample with { AnswerTime = null });
        await page.SeesAsync(
            () => page.AskAsync("agent", "connect", "connect.Endpoint.byPhoneNumber('+14155550100')"),
            "onStateChange(Available→CallingCustomer)",
            "connect.contact(voice)",
            "onConnecting"
        );
        Assert.False(await page.EvaluateAsync<bool>("contact.isInbound()"));
        await page.SeesAsync(
            () => host.Center.CustomerAnswers(host.Center.State.Contacts.Keys.Single()),
            "onStateChange(CallingCustomer→Busy)",
            "onConnected"
        );
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_number_that_does_not_answer_is_an_error(string version)
    {
        var (host, page) = await ConnectedAsync(version, ContactCenterOptions.Sample with { AnswerTime = null });
        await page.SeesAsync(
            () => page.AskAsync("agent", "connect", "connect.Endpoint.byPhoneNumber('+14155550100')"),
            "onStateChange(Available→CallingCustomer)",
            "connect.contact(voice)",
            "onConnecting"
        );
        await page.SeesAsync(
            () => host.Center.CustomerUnreachable(host.Center.State.Contacts.Keys.Single()),
            "onStateChange(CallingCustomer→FailedConnectCustomer)",
            "agent.onError",
            "onError",
            "onMissed",
            "onEnded"
        );
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_callback_is_incoming_first(string version)
    {
        var (host, page) = await ConnectedAsync(version, ContactCenterOptions.Sample with { AnswerTime = null });
        var callback = NewContact.Call("+14155550100", "+18005550199") with { InitiationMethod = InitiationMethod.Callback };
        await page.SeesAsync(() => host.Arrives(callback), "connect.contact(queue_callback)", "onIncoming");
        await page.SeesAsync(
            () => page.AskAsync("contact", "accept"),
            "onAccepted(incoming)",
            "onStateChange(Available→CallingCustomer)",
            "onConnecting"
        );
        await page.SeesAsync(
            () => host.Center.CustomerAnswers(host.Center.State.Contacts.Keys.Single()),
            "onStateChange(CallingCustomer→Busy)",
            "onConnected"
        );
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Hold_keys_and_attributes_only_refresh(string version)
    {
        var (host, page) = await ConnectedAsync(version);
        var call = host.Call();
        await page.SawAsync(Rings);
        await page.SeesAsync(() => page.AskAsync("contact", "accept"), Accepted);
        await page.AskAsync("contact.getInitialConnection()", "hold");
        await page.WaitForAsync("onRefresh");
        Assert.True(await page.EvaluateAsync<bool>("contact.getInitialConnection().isOnHold()"));
        await page.AskAsync("contact.getInitialConnection()", "resume");
        await page.AskAsync("contact.getInitialConnection()", "sendDigits", "'1#'");
        host.Center.SetAttributes(call.Id, new Dictionary<string, string> { ["customerName"] = "Jane Doe" });
        await page.Page.WaitForFunctionAsync("contact.getAttributes().customerName?.value === 'Jane Doe'");
        Assert.All(await page.AllCallsAsync(), name => Assert.Equal("onRefresh", name));
    }

    [Fact]
    public async Task With_no_delay_the_call_is_connected_before_it_is_accepted()
    {
        var (host, page) = await ConnectedAsync(configure: ccp => ccp.SnapshotDelay = TimeSpan.Zero);
        host.Call();
        await page.SawAsync(Rings);
        await page.SeesAsync(
            () => page.AskAsync("contact", "accept"),
            "onStateChange(PendingBusy→Busy)",
            "onConnected",
            "onAccepted(connected)"
        );
    }

    [Fact]
    public async Task An_agent_who_answers_by_themselves_is_never_told_of_an_acceptance()
    {
        var (host, page) = await ConnectedAsync();
        host.Center.SetPreferences("jdoe", new AgentPreferences { AutoAccept = true });
        await page.SeesAsync(() => host.Call(), "onStateChange(Available→Busy)", "connect.contact(voice)", "onConnected");
        Assert.True(await page.EvaluateAsync<bool>("contact.isAutoAcceptEnabled()"));
    }

    [Fact]
    public async Task The_getters_return_the_data_of_the_call()
    {
        var (host, page) = await ConnectedAsync();
        var call = host.Call();
        await page.SawAsync(Rings);
        Assert.Equal(call.Id, await page.EvaluateAsync<string>("contact.getContactId()"));
        Assert.Equal(
            "+14155550100",
            await page.EvaluateAsync<string>("contact.getInitialConnection().getEndpoint().phoneNumber")
        );
        Assert.Equal("+18005550199", await page.EvaluateAsync<string>("contact.getConnectSystemEndpoint().phoneNumber"));
        Assert.Equal("Support", await page.EvaluateAsync<string>("contact.getQueue().name"));
        Assert.Equal("connect:Telephony", await page.EvaluateAsync<string>("contact.getContactSubtype()"));
        Assert.Equal("Jordan Doe", await page.EvaluateAsync<string>("agent.getName()"));
        Assert.Equal("Available", await page.EvaluateAsync<string>("agent.getAvailabilityState().state"));
        Assert.Equal(
            host.Center.Instance.InstanceId,
            await page.EvaluateAsync<string>(
                "connect.getLog && agent.getConfiguration().routingProfile.routingProfileId.match(/instance\\/([0-9a-f-]+)/)[1]"
            )
        );
        Assert.True(
            await page.EvaluateAsync<bool>(
                "contact.isInbound() && contact.isSoftphoneCall() && contact.getStateDuration() >= 0 && contact.getQueueTimestamp() instanceof Date"
            )
        );
    }
}
