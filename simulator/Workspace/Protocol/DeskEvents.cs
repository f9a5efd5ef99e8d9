using System.Text.Json.Nodes;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;

namespace ScreenPop.Workspace.Protocol;

/// <summary>An event of a contact: the key of its topic, and its data.</summary>
internal sealed record DeskEvent(string Key, JsonObject Data);

/// <summary>
/// Turns the changes of an agent's desk into the workspace's events. Each event is sent once. A page that connects later gets no
/// earlier events and must request the state.
/// </summary>
internal sealed class DeskEvents
{
    private readonly LegEvents legs = new();
    private AgentState? agentState;
    private readonly Dictionary<string, (AgentContact Contact, JsonObject Data)> known = new(StringComparer.Ordinal);

    /// <summary>The events since the last look: contacts that left before contacts that arrived.</summary>
    public IReadOnlyList<DeskEvent> Look(CenterState state, string username)
    {
        var contacts = state.Agents[username].Contacts;
        var events = new List<DeskEvent>();
        foreach (var contactId in known.Keys.Where(id => contacts.All(contact => contact.ContactId != id)).ToList())
        {
            events.Add(new("contact/cleared", known[contactId].Data));
            events.Add(new("contact/destroy", known[contactId].Data));
            legs.Forget(known[contactId].Contact);
            known.Remove(contactId);
        }

        foreach (var contact in contacts)
        {
            var was = known.TryGetValue(contact.ContactId, out var seen) ? seen.Contact.State : (AgentContactState?)null;
            var data = ContactNews.Of(contact, state.Contacts.GetValueOrDefault(contact.ContactId));
            known[contact.ContactId] = (contact, data);
            if (was != contact.State && KeyOf(contact.State, was) is { } key)
            {
                events.Add(new(key, data));
            }

            events.AddRange(legs.Look(contact));
        }

        if (agentState is not null && agentState != state.Agents[username].State)
        {
            events.Add(
                new("agent/availabilityStateChanged", new() { ["state"] = PhoneCommands.StateJson(state.Agents[username]) })
            );
        }

        agentState = state.Agents[username].State;
        return events;
    }

    /// <summary>The desk at the last look: the last event of each contact.</summary>
    public IEnumerable<DeskEvent> Known() =>
        known.Values.Select(contact => new DeskEvent(KeyOf(contact.Contact.State, null) ?? "contact/connected", contact.Data));

    private static string? KeyOf(AgentContactState state, AgentContactState? was) =>
        state switch
        {
            AgentContactState.Connecting => "contact/connecting",
            AgentContactState.Incoming => "contact/incoming",
            // A resumed task was connected before.
            AgentContactState.Connected when was == AgentContactState.Paused => null,
            AgentContactState.Connected => "contact/connected",
            AgentContactState.Ended => "contact/acw",
            // A declined contact has no event of its own.
            AgentContactState.Missed or AgentContactState.Rejected => "contact/missed",
            AgentContactState.Error => "contact/error",
            _ => null,
        };
}
