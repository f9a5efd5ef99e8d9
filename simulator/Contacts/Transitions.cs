using System.Collections.Frozen;
using ScreenPop.Contacts.Agents;

namespace ScreenPop.Contacts;

/// <summary>The state machines: the allowed transitions of a contact in the contact centre and on an agent's desk.</summary>
public static class Transitions
{
    private static readonly FrozenSet<(ContactState, ContactState)> OfContact = new[]
    {
        (ContactState.Flow, ContactState.Queued),
        (ContactState.Flow, ContactState.Ended),
        (ContactState.Queued, ContactState.Queued), // to another queue
        (ContactState.Queued, ContactState.Offered),
        (ContactState.Queued, ContactState.Ended),
        (ContactState.Offered, ContactState.Queued), // missed or rejected
        (ContactState.Offered, ContactState.Connected),
        (ContactState.Offered, ContactState.Ended),
        (ContactState.Connected, ContactState.Ended),
    }.ToFrozenSet();

    private static readonly FrozenSet<(AgentContactState, AgentContactState)> OnDesk = new[]
    {
        (AgentContactState.Incoming, AgentContactState.Connecting), // a callback is accepted, the customer is dialed
        (AgentContactState.Incoming, AgentContactState.Missed),
        (AgentContactState.Incoming, AgentContactState.Rejected),
        (AgentContactState.Incoming, AgentContactState.Error),
        (AgentContactState.Connecting, AgentContactState.Connected),
        (AgentContactState.Connecting, AgentContactState.Ended), // an outbound call is given up
        (AgentContactState.Connecting, AgentContactState.Missed),
        (AgentContactState.Connecting, AgentContactState.Rejected),
        (AgentContactState.Connecting, AgentContactState.Error),
        (AgentContactState.Connected, AgentContactState.Paused),
        (AgentContactState.Connected, AgentContactState.Ended),
        (AgentContactState.Connected, AgentContactState.Error),
        (AgentContactState.Paused, AgentContactState.Connected),
        (AgentContactState.Paused, AgentContactState.Ended),
    }.ToFrozenSet();

    public static bool IsAllowed(ContactState from, ContactState to) => OfContact.Contains((from, to));

    public static bool IsAllowed(AgentContactState from, AgentContactState to) => OnDesk.Contains((from, to));

    /// <summary>Whether the agent may clear a contact in this state from the desk.</summary>
    public static bool IsClearable(AgentContactState state) =>
        state is AgentContactState.Ended or AgentContactState.Missed or AgentContactState.Rejected or AgentContactState.Error;
}
