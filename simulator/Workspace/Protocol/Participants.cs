using System.Text.Json.Nodes;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;

namespace ScreenPop.Workspace.Protocol;

/// <summary>The legs of a contact as the workspace's requests and events describe them.</summary>
internal static class Participants
{
    public static JsonObject Of(AgentContact desk, Connection leg) =>
        new()
        {
            ["participantId"] = leg.Id,
            ["contactId"] = desk.ContactId,
            ["type"] = new JsonObject { ["value"] = leg.Type.ToString().ToLowerInvariant() },
            ["isInitial"] = leg.IsInitial,
            ["isSelf"] = leg == desk.AgentConnection,
        };

    public static JsonObject StateOf(AgentContact desk, Connection leg) =>
        new()
        {
            ["value"] = leg.State switch
            {
                // The agent's own leg exists from the offer on.
                _ when desk.IsRinging && leg == desk.AgentConnection => "connecting",
                ConnectionState.SilentMonitor => "silent_monitor",
                var state => state.ToString().ToLowerInvariant(),
            },
        };

    /// <summary>The leg that a request names by <c>participantId</c>.</summary>
    /// <exception cref="RefusedException">None of the agent's contacts has this leg.</exception>
    public static (AgentContact Desk, Connection Leg) Find(Agent agent, JsonObject data)
    {
        var participantId = Commands.Text(data, "participantId");
        foreach (var desk in agent.Contacts)
        {
            if (desk.Connections.Find(leg => leg.Id == participantId) is { } found)
            {
                return (desk, found);
            }
        }

        throw RefusedException.NoResult();
    }
}
