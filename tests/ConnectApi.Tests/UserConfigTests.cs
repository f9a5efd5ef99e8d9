using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Tests.Driver;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;

namespace ScreenPop.ConnectApi.Tests;

/// <summary>The contacts that are accepted for a user, by channel.</summary>
public sealed class UserConfigTests : IAsyncLifetime
{
    private readonly ApiHost host = new();
    private RawClient? client;

    private ApiSession Session => new(client!, host.Center.Instance.InstanceId);

    private (string, JsonNode?) Jordan => ("UserId", host.Center.Instance.OfAgent("jdoe"));

    private AgentPreferences Preferences => host.Center.FindAgent("jdoe")!.Preferences;

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        client = new RawClient(host.Address);
    }

    [Fact]
    public async Task A_channel_that_is_not_named_keeps_its_setting()
    {
        await UpdateAsync(Config("CHAT", accepts: true), Config("TASK", accepts: true));
        await UpdateAsync(Config("CHAT", accepts: false), Config("VOICE", accepts: true));

        Assert.Equal([Channel.Task], Preferences.AutoAcceptChannels);
        Assert.Equal((true, false), (Preferences.AutoAccept, Preferences.AutoAcceptCallbacks));
    }

    [Fact]
    public async Task Callbacks_have_a_setting_of_their_own_which_is_kept_too()
    {
        await UpdateAsync(Config("VOICE", accepts: false, callbacks: true));
        await UpdateAsync(Config("VOICE", accepts: false));
        await UpdateAsync(Config("EMAIL", accepts: true, callbacks: false));

        Assert.Equal((false, true), (Preferences.AutoAccept, Preferences.AutoAcceptCallbacks));
    }

    [Fact]
    public async Task DescribeUser_tells_every_channel()
    {
        await UpdateAsync(Config("EMAIL", accepts: true), Config("VOICE", accepts: true, callbacks: true));

        var described = await Session.DoAsync("DescribeUser", Jordan);

        Assert.Equal(
            ["VOICE True True", "CHAT False ", "TASK False ", "EMAIL True "],
            described.Body["User"]!["AutoAcceptConfigs"]!
                .AsArray()
                .Select(each => $"{each!["Channel"]} {(bool)each["AutoAccept"]!} {(bool?)each["AgentFirstCallbackAutoAccept"]}")
        );
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        await host.DisposeAsync();
    }

    private Task<ApiAnswer> UpdateAsync(params JsonNode[] configs) =>
        Session.DoAsync("UpdateUserConfig", Jordan, ("AutoAcceptConfigs", new JsonArray(configs)));

    private static JsonObject Config(string channel, bool accepts, bool? callbacks = null)
    {
        var config = new JsonObject { ["Channel"] = channel, ["AutoAccept"] = accepts };
        if (callbacks is { } callbacksToo)
        {
            config["AgentFirstCallbackAutoAccept"] = callbacksToo;
        }

        return config;
    }
}
