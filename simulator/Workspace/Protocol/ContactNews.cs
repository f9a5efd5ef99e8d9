using System.Text.Json.Nodes;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;

namespace ScreenPop.Workspace.Protocol;

/// <summary>A contact as the workspace's events and requests describe it.</summary>
internal static class ContactNews
{
    public static JsonObject Of(AgentContact desk, Contact? contact) =>
        new()
        {
            ["contactId"] = desk.ContactId,
            ["initialContactId"] = contact?.InitialContactId,
            ["type"] = TypeOf(desk),
            ["subtype"] = SubtypeOf(desk.Channel),
        };

    /// <summary>A queued callback has a type of its own.</summary>
    public static string TypeOf(AgentContact desk) =>
        desk is { Channel: Channel.Voice, InitiationMethod: InitiationMethod.Callback }
            ? "queue_callback"
            : desk.Channel.ToString().ToLowerInvariant();

    public static string SubtypeOf(Channel channel) => channel == Channel.Voice ? "connect:Telephony" : $"connect:{channel}";
}
