using System.Text.Json.Nodes;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;

namespace ScreenPop.ConnectApi.Operations.Directory;

/// <summary>The channels whose contacts are accepted for a user.</summary>
internal static class AutoAcceptConfigs
{
    /// <summary>The settings of every channel.</summary>
    public static IEnumerable<AutoAcceptConfig> Of(AgentPreferences preferences) =>
        Enum.GetValues<Channel>()
            .Select(channel =>
                channel == Channel.Voice
                    ? new AutoAcceptConfig(channel.ServiceName(), preferences.AutoAccept, preferences.AutoAcceptCallbacks)
                    : new AutoAcceptConfig(channel.ServiceName(), preferences.AutoAcceptChannels.Contains(channel), null)
            );

    /// <summary>Changes the setting of one channel. Callbacks keep theirs if the change does not name it.</summary>
    public static AgentPreferences Change(AgentPreferences preferences, JsonObject change)
    {
        var channel = Enum.Parse<Channel>(change["Channel"]!.GetValue<string>(), ignoreCase: true);
        var accepts = change["AutoAccept"]!.GetValue<bool>();
        var (channels, callbacks) = (preferences.AutoAcceptChannels, preferences.AutoAcceptCallbacks);
        return channel == Channel.Voice
            ? preferences with
            {
                AutoAccept = accepts,
                AutoAcceptCallbacks = change["AgentFirstCallbackAutoAccept"]?.GetValue<bool>() ?? callbacks,
            }
            : preferences with
            {
                AutoAcceptChannels = accepts ? channels.Add(channel) : channels.Remove(channel),
            };
    }
}

/// <param name="AgentFirstCallbackAutoAccept">Null for every channel but voice.</param>
internal sealed record AutoAcceptConfig(string Channel, bool AutoAccept, bool? AgentFirstCallbackAutoAccept);
