using System.Text.Json.Nodes;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Faults;
using ScreenPop.Ccp.Protocol;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>Sound, network and audio devices of a call, with the browser's own devices.</summary>
public sealed class CallMediaTests(WindowedBrowserFixture browser)
{
    private static readonly string[] Directions = ["audio_input", "audio_output"];

    [Fact]
    public async Task Devices_are_chosen_on_the_page_and_used_by_this_call_and_the_next()
    {
        await using var host = await WidgetHost.StartAsync(Custom);
        await using var context = await AllowedAsync(host);
        var agent = await AgentPage.SignedInAsync(context, host);
        await HearDevicesAsync(agent);
        await agent.Page.Keyboard.PressAsync("?");
        var devices = agent.Page.GetByTestId("devices");

        var microphone = devices.GetByLabel("Microphone");
        await microphone.SelectOptionAsync("Fake Audio Input 2");
        await Expect(devices).ToContainTextAsync("Used from the next call on.");
        var ringer = devices.GetByLabel("Ringer");
        await ringer.SelectOptionAsync("Fake Audio Output 1");
        await Expect(devices).ToContainTextAsync("Ringer: done");
        await agent.LookAsync("devices");

        agent.Accepts(agent.Call());
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");
        await HeardAsync(agent, "microphone Fake Audio Input 2");
        await devices.GetByLabel("Speaker").SelectOptionAsync("Fake Audio Output 2");
        await Expect(devices).ToContainTextAsync("Speaker: done");

        // The browser keeps the choice from day to day.
        await agent.Page.ReloadAsync();
        await agent.ReadyAsync();
        await agent.Page.Keyboard.PressAsync("?");
        await Expect(microphone.Locator("option:checked")).ToHaveTextAsync("Fake Audio Input 2");
        await Expect(ringer.Locator("option:checked")).ToHaveTextAsync("Fake Audio Output 1");
        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task A_device_that_the_softphone_does_not_take_is_said_beside_its_choice()
    {
        await using var host = await WidgetHost.StartAsync(Custom);
        await using var context = await AllowedAsync(host);
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Accepts(agent.Call());
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");
        await agent.Page.Keyboard.PressAsync("?");
        var microphone = agent.Page.GetByTestId("devices").GetByLabel("Microphone");
        await Expect(microphone).ToBeVisibleAsync();
        var before = await microphone.Locator("option:checked").TextContentAsync();

        // The device is unplugged between the list and the choice.
        var panel = agent.Page.Frames.Single(frame => frame.Url.StartsWith(host.InstanceUrl, StringComparison.Ordinal));
        await panel.EvaluateAsync("() => { navigator.mediaDevices.enumerateDevices = async () => []; }");
        await microphone.SelectOptionAsync("Fake Audio Input 1");

        await Expect(agent.Page.GetByTestId("devices"))
            .ToContainTextAsync("Microphone: not done. It may be unplugged, in use, or not allowed. Choose another one.");
        await Expect(microphone.Locator("option:checked")).ToHaveTextAsync(before!);
        await agent.LookAsync("device-refused");
    }

    [Fact]
    public async Task Without_the_browsers_permission_the_page_says_when_devices_can_be_chosen()
    {
        await using var host = await WidgetHost.StartAsync(Custom);
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        await agent.Page.Keyboard.PressAsync("?");
        await Expect(agent.Page.GetByTestId("devices"))
            .ToContainTextAsync("The browser names its devices once Amazon Connect may use the microphone");
    }

    [Fact]
    public async Task How_a_call_sounds_is_in_words_on_its_strip_once_the_softphone_has_told()
    {
        await using var host = await WidgetHost.StartAsync(Custom);
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var call = agent.Call();
        agent.Accepts(call);
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");
        var quality = agent.Page.GetByTestId("line-quality");
        await Expect(quality).ToHaveCountAsync(0);

        Sounds(host, call, lost: 0);
        await Expect(quality).ToHaveTextAsync("Line good");
        Sounds(host, call, lost: 5);
        await Expect(quality).ToHaveTextAsync("Line poor");
        await agent.LookAsync("poor-line");
        await agent.Control("End").ClickAsync();
        await Expect(quality).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_microphone_that_is_refused_is_said_with_what_to_do_until_there_is_sound()
    {
        await using var host = await WidgetHost.StartAsync(Custom);
        await using var context = await AllowedAsync(host);
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Call();
        await Expect(agent.Control("Accept")).ToBeVisibleAsync();
        var fault = agent.Page.GetByTestId("call-fault");

        host.Ccp.Cause("jdoe", CcpIncident.MicrophoneNotShared);
        await Expect(fault).ToContainTextAsync("Nobody can hear you: the browser may not use the microphone.");
        await agent.LookAsync("microphone");
        await fault.GetByRole(AriaRole.Button, new() { Name = "Audio devices" }).ClickAsync();
        await Expect(agent.Page.GetByTestId("devices").GetByLabel("Microphone")).ToBeVisibleAsync();
        await agent.Page.Keyboard.PressAsync("Escape");

        await agent.Control("Accept").ClickAsync();
        await Expect(fault).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_lost_network_is_said_once_and_its_return_too()
    {
        await using var host = await WidgetHost.StartAsync(Custom);
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var lost = agent.Page.GetByText("The connection to Amazon Connect is lost");

        await context.SetOfflineAsync(true);
        await Expect(lost).ToHaveCountAsync(1);
        await context.SetOfflineAsync(false);
        await Expect(lost).ToHaveCountAsync(0);
    }

    private static void Custom(JsonObject file) => file["ccp"]!["mode"] = "custom";

    /// <summary>The report that the service's softphone sends to every page each half minute.</summary>
    private static void Sounds(WidgetHost host, string contactId, int lost)
    {
        var seconds = Enumerable
            .Range(0, 30)
            .SelectMany(_ => Directions)
            .Select(stream => new JsonObject
            {
                ["softphoneStreamType"] = stream,
                ["packetsCount"] = 50,
                ["packetsLost"] = lost,
                ["audioLevel"] = 2000,
                ["jitterBufferMillis"] = 30,
                ["roundTripTimeMillis"] = stream == "audio_output" ? 80 : null,
            });
        host.Ccp.Broadcast(
            "jdoe",
            new CcpMessage(
                "softphone_stats",
                new JsonObject { ["contactId"] = contactId, ["stats"] = new JsonArray([.. seconds]) }
            )
        );
    }

    /// <summary>Grants both origins the microphone, after which the browser names its devices.</summary>
    private async Task<IBrowserContext> AllowedAsync(WidgetHost host)
    {
        var context = await browser.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1440, Height = 900 },
            }
        );
        await context.GrantPermissionsAsync(["microphone"], new() { Origin = host.PageUrl });
        await context.GrantPermissionsAsync(["microphone"], new() { Origin = host.InstanceUrl });
        return context;
    }

    /// <summary>Records the library's events for changed devices, by the names in the frame.</summary>
    private static async Task HearDevicesAsync(AgentPage agent) =>
        await agent.Page.EvaluateAsync(
            """
            async () => {
              const devices = await connect.core.getFrameMediaDevices(3000);
              window.heard = [];
              new connect.Agent().onMicrophoneDeviceChanged(({ deviceId }) =>
                heard.push(`microphone ${devices.find((device) => device.deviceId === deviceId)?.label}`));
            }
            """
        );

    private static async Task HeardAsync(AgentPage agent, string what) =>
        await agent.Page.WaitForFunctionAsync("(what) => heard.includes(what)", what);
}
