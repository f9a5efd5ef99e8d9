using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Protocol;
using ScreenPop.Ccp.Tests.Driver;
using ScreenPop.Contacts;

namespace ScreenPop.Ccp.Tests.Conformance;

/// <summary>
/// Every change between two snapshots that the library distinguishes, one after the other in one page. The snapshots are
/// constructed, so they include changes that this instance never makes.
/// </summary>
public sealed class TransitionTests(BrowserFixture browser) : CcpTests(browser)
{
    private const string Absent = "";

    /// <summary>The contact's state before and after, and the callbacks; "absent" means no contact.</summary>
    private static readonly (string From, string To, string[] Calls)[] OfContact =
    [
        (Absent, "incoming", ["connect.contact(voice)", "onIncoming"]),
        (Absent, "pending", ["connect.contact(voice)", "onPending"]),
        (Absent, "connecting", ["connect.contact(voice)", "onConnecting"]),
        (Absent, "connected", ["connect.contact(voice)", "onConnected"]),
        (Absent, "ended", ["connect.contact(voice)", "onACW"]),
        ("incoming", "connecting", ["onConnecting"]),
        ("incoming", "connected", ["onConnected"]),
        ("incoming", "missed", ["onEnded", "onMissed"]),
        ("incoming", "rejected", ["onEnded", "onMissed"]),
        ("incoming", "error", ["onError", "onMissed", "onEnded"]),
        ("pending", "connecting", ["onConnecting"]),
        ("connecting", "connected", ["onConnected"]),
        ("connecting", "ended", ["onACW", "onEnded"]),
        ("connecting", "missed", ["onEnded", "onMissed"]),
        ("connecting", "rejected", ["onEnded", "onMissed"]),
        ("connecting", "error", ["onError", "onMissed", "onEnded"]),
        ("connected", "ended", ["onACW", "onEnded"]),
        ("connected", "error", ["onError", "onEnded"]),
        ("incoming", Absent, ["onEnded", "onDestroy"]),
        ("connecting", Absent, ["onEnded", "onDestroy"]),
        ("connected", Absent, ["onEnded", "onDestroy"]),
    ];

    private static readonly string[] ErrorStates =
    [
        "Error",
        "AgentHungUp",
        "BadAddressAgent",
        "BadAddressCustomer",
        "Default",
        "FailedConnectAgent",
        "FailedConnectCustomer",
        "LineEngagedAgent",
        "LineEngagedCustomer",
        "MissedCallAgent",
        "MissedCallCustomer",
        "MultipleCcpWindows",
        "RealtimeCommunicationError",
    ];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_contacts_steps(string version)
    {
        var (host, page) = await ConnectedAsync(version);
        var call = host.Call();
        var ringing = host.Update();
        host.Center.HangUpByCustomer(call.Id);
        await page.WaitForAsync("onDestroy");

        var seen = new List<string>();
        foreach (var (from, to, _) in OfContact)
        {
            var contactId = $"contact-{seen.Count}";
            host.Ccp.Broadcast("jdoe", Showing(ringing, contactId, from));
            await page.SettleAsync();
            await page.ForgetAsync();
            host.Ccp.Broadcast("jdoe", Showing(ringing, contactId, to));
            await page.SettleAsync();
            seen.Add(Line(from, to, await page.CallsAsync()));
            host.Ccp.Broadcast("jdoe", Showing(ringing, contactId, Absent));
        }

        Assert.Equal(OfContact.Select(step => Line(step.From, step.To, CallsOf(step, version))), seen);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_finished_contact_only_goes(string version)
    {
        var (host, page) = await ConnectedAsync(version);
        var call = host.Call();
        var ringing = host.Update();
        host.Center.HangUpByCustomer(call.Id);
        await page.WaitForAsync("onDestroy");

        foreach (var last in new[] { "ended", "missed", "rejected", "error" })
        {
            host.Ccp.Broadcast("jdoe", Showing(ringing, last, "connected"));
            host.Ccp.Broadcast("jdoe", Showing(ringing, last, last));
            await page.SettleAsync();
            await page.ForgetAsync();
            await page.SeesAsync(() => host.Ccp.Broadcast("jdoe", Showing(ringing, last, Absent)), Destroyed(version));
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_snapshot_in_which_nothing_changed_refreshes_every_contact_and_the_agent(string version)
    {
        var (host, page) = await ConnectedAsync(version, ContactCenterOptions.Sample);
        host.Arrives(new NewContact { Channel = Channel.Task, Name = "One" });
        host.Arrives(new NewContact { Channel = Channel.Task, Name = "Two" });
        await page.Page.WaitForFunctionAsync("() => window.calls.filter((call) => call === 'onConnecting').length === 2");
        await page.SettleAsync();
        await page.ForgetAsync();
        host.Ccp.Broadcast("jdoe", host.Update());
        await page.SettleAsync();
        Assert.Equal(["onRefresh", "onRefresh"], (await page.AllCallsAsync()).Where(call => call != "fence"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_agents_own_states(string version)
    {
        var (host, page) = await ConnectedAsync(version);
        await page.SeesAsync(
            () => host.Center.SetAgentState("jdoe", "Break"),
            "agent.onNotRoutable",
            "onStateChange(Available→Break)"
        );
        await page.SeesAsync(() => host.Center.SetAgentState("jdoe", "Lunch"), "onStateChange(Break→Lunch)");
        await page.SeesAsync(
            () => host.Center.SetAgentState("jdoe", "Offline"),
            "agent.onOffline",
            "onStateChange(Lunch→Offline)"
        );
        await page.SeesAsync(
            () => host.Center.SetAgentState("jdoe", "Available"),
            "agent.onRoutable",
            "onStateChange(Offline→Available)"
        );
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_state_is_an_error_by_its_name(string version)
    {
        var (host, page) = await ConnectedAsync(version);
        var (before, available) = ("Available", host.Update());
        foreach (var name in ErrorStates)
        {
            var update = Copy(available);
            update.Data!["snapshot"]!["state"]!["name"] = name;
            update.Data["snapshot"]!["state"]!["type"] = "error";
            var was = before;
            await page.SeesAsync(() => host.Ccp.Broadcast("jdoe", update), $"onStateChange({was}→{name})", "agent.onError");
            before = name;
        }

        var system = Copy(available);
        system.Data!["snapshot"]!["state"]!["name"] = "AgentUnknownToAll";
        system.Data["snapshot"]!["state"]!["type"] = "error";
        await page.SeesAsync(() => host.Ccp.Broadcast("jdoe", system), $"onStateChange({before}→AgentUnknownToAll)");
        await page.SeesAsync(
            () => host.Ccp.Broadcast("jdoe", available),
            "agent.onRoutable",
            "onStateChange(AgentUnknownToAll→Available)"
        );
    }

    [Theory]
    [InlineData("amazon-connect-streams", "Break", "agent.onNotRoutable")]
    [InlineData("amazon-connect-streams", "Offline", "agent.onOffline")]
    [InlineData("amazon-connect-streams-2.0", "Break", "agent.onNotRoutable")]
    [InlineData("amazon-connect-streams-2.0", "Offline", "agent.onOffline")]
    public async Task A_page_connects_in_any_state(string version, string state, string call)
    {
        var host = await HostAsync(version, configure: ccp => ccp.StateOnSignIn = state);
        var page = await EmbeddingPage.OpenAsync(await ContextAsync(), host);
        await page.SawAsync("onInitialized", "connect.agent", call, $"onStateChange(Init→{state})");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Mute_is_no_matter_of_snapshots_and_ends_with_the_calls_sound(string version)
    {
        var (host, page) = await ConnectedAsync(version);
        await page.Page.EvaluateAsync("agent.mute()");
        await page.SettleAsync();
        Assert.Empty(await page.CallsAsync());

        var call = host.Call();
        host.Center.Accept("jdoe", call.Id);
        await page.WaitForAsync("onConnected");
        await page.SettleAsync();
        await page.ForgetAsync();
        await page.SeesAsync(() => page.Page.EvaluateAsync("agent.mute()"), "agent.onMuteToggle(true)");
        await page.SeesAsync(() => page.Page.EvaluateAsync("agent.unmute()"), Unmuted);
        await page.SeesAsync(() => page.Page.EvaluateAsync("agent.mute()"), "agent.onMuteToggle(true)");
        host.Center.HangUpByCustomer(call.Id);
        await page.WaitForAsync(Unmuted);
    }

    /// <summary>Version 2.0 does not report a rejection and does not report a callback as missed.</summary>
    private static string[] CallsOf((string From, string To, string[] Calls) step, string version) =>
        version == "amazon-connect-streams" ? step.Calls
        : step.To == "rejected" ? []
        : step is { From: "incoming", To: "missed" } ? ["onEnded"]
        : step.Calls;

    private static string Line(string from, string to, IEnumerable<string> calls) =>
        $"{from} to {to}: {string.Join(", ", calls)}";

    private static CcpMessage Copy(CcpMessage update) => update with { Data = update.Data!.DeepClone() };

    /// <summary>The update with its one contact under another id and in another state, or without it.</summary>
    private static CcpMessage Showing(CcpMessage update, string contactId, string state)
    {
        var copy = Copy(update);
        var contacts = copy.Data!["snapshot"]!["contacts"]!.AsArray();
        if (state == Absent)
        {
            contacts.Clear();
            return copy;
        }

        contacts[0]!["contactId"] = contactId;
        foreach (var member in new[] { "state", "status" })
        {
            contacts[0]![member]!["type"] = state;
        }

        return copy;
    }
}
