using System.Text.Json.Nodes;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;

namespace ScreenPop.Workspace.Protocol;

/// <summary>Turns changes of a contact's legs into the workspace's events of participants.</summary>
internal sealed class LegEvents
{
    private readonly Dictionary<string, ConnectionState> known = new(StringComparer.Ordinal);

    public IEnumerable<DeskEvent> Look(AgentContact desk)
    {
        foreach (var leg in desk.Connections)
        {
            var met = known.TryGetValue(leg.Id, out var was);
            known[leg.Id] = leg.State;
            if (!met)
            {
                yield return new("contact/participantAdded", new() { ["participant"] = Participants.Of(desk, leg) });
            }
            else if (was != leg.State)
            {
                foreach (var change in Changes(desk, leg, was))
                {
                    yield return change;
                }
            }
        }
    }

    /// <summary>Drops the legs of a contact that has left the desk.</summary>
    public void Forget(AgentContact desk)
    {
        foreach (var leg in desk.Connections)
        {
            known.Remove(leg.Id);
        }
    }

    private static IEnumerable<DeskEvent> Changes(AgentContact desk, Connection leg, ConnectionState was)
    {
        yield return new("contact/participantStateChanged", Named(desk, leg, "state", Participants.StateOf(desk, leg)));
        var isOnHold = leg.State == ConnectionState.Hold;
        if (leg.State == ConnectionState.Disconnected)
        {
            yield return new("contact/participantDisconnected", new() { ["participant"] = Participants.Of(desk, leg) });
        }
        else if (isOnHold || was == ConnectionState.Hold)
        {
            var key = isOnHold ? "voice/participantHold" : "voice/participantResume";
            yield return new(key, Named(desk, leg, "isOnHold", isOnHold));
        }
    }

    private static JsonObject Named(AgentContact desk, Connection leg, string name, JsonNode value) =>
        new()
        {
            ["participantId"] = leg.Id,
            ["contactId"] = desk.ContactId,
            [name] = value,
        };
}
