using ScreenPop.Contacts.Agents;

namespace ScreenPop.Contacts.Turns;

internal sealed partial class Turn
{
    public void SignIn(string username, string stateName)
    {
        var agent = Agent(username);
        if (!agent.IsSignedIn)
        {
            Put(
                agent with
                {
                    IsSignedIn = true,
                    Availability = Choice(stateName),
                    AvailabilitySince = now,
                    NextState = null,
                    NextStateSince = null,
                }
            );
        }
    }

    /// <summary>Returns offers to their queues. A call in progress continues, and the agent is offline after it.</summary>
    public void SignOut(string username)
    {
        foreach (var contact in Agent(username).Contacts)
        {
            if (contact.RingsUntil is not null)
            {
                RemoveFromDesk(username, contact.ContactId);
                Requeue(contact.ContactId);
            }
            else if (Transitions.IsClearable(contact.State))
            {
                Clear(username, contact.ContactId);
            }
        }

        SetAgentState(username, AgentState.Offline.Name, enqueue: true);
        Put(Agent(username) with { IsSignedIn = false });
    }

    public void SetAgentState(string username, string stateName, bool enqueue)
    {
        var agent = Agent(username);
        var choice = Choice(stateName);
        var working = agent.Contacts.Any(contact =>
            contact is { IsMonitoring: false } and ({ IsLive: true } or { State: AgentContactState.Ended })
        );
        if (enqueue && working)
        {
            var same = choice == agent.Availability;
            Put(agent with { NextState = same ? null : choice, NextStateSince = same ? null : now });
            return;
        }

        if (agent.Contacts.Any(contact => contact is { Channel: Channel.Voice, IsLive: true, IsMonitoring: false }))
        {
            throw ContactCenterException.InvalidState(
                $"Agent '{username}' is on a call; the state '{stateName}' can only be enqueued."
            );
        }

        // An agent leaves after-call work and a missed call by choosing a state.
        foreach (
            var done in agent.Contacts.Where(contact =>
                contact.Channel == Channel.Voice && Transitions.IsClearable(contact.State)
            )
        )
        {
            Clear(username, done.ContactId);
        }

        Put(Agent(username) with { Availability = choice, AvailabilitySince = now, NextState = null, NextStateSince = null });
    }

    public void SetPreferences(string username, AgentPreferences preferences) =>
        Put(Agent(username) with { Preferences = preferences });

    public void Clear(string username, string contactId)
    {
        var contact = OnDesk(username, contactId);
        if (!Transitions.IsClearable(contact.State))
        {
            throw ContactCenterException.InvalidState(
                $"Contact '{contactId}' is {contact.State}; only a finished contact can be cleared."
            );
        }

        RemoveFromDesk(username, contactId);
        if (contact.State == AgentContactState.Ended && State.Contacts.GetValueOrDefault(contactId) is { } cleared)
        {
            Emit(ContactEventType.Completed, cleared, username);
        }
    }

    private AgentState Choice(string stateName) =>
        options.AgentStates.Find(state => state.Name == stateName && state.IsChoice)
        ?? throw ContactCenterException.NotFound("agent state", stateName);

    /// <summary>Derives the agents' states from their desks: only a voice contact hides the agent's own choice.</summary>
    private void SettleAgents()
    {
        foreach (
            var changed in State.Agents.Values.Where(agent => !ReferenceEquals(agent, before.Agents[agent.Username])).ToList()
        )
        {
            var agent = changed;
            if (
                agent.NextState is { } next
                && agent.Contacts.TrueForAll(contact =>
                    contact.IsMonitoring || !(contact.IsLive || contact.State == AgentContactState.Ended)
                )
            )
            {
                agent = agent with { Availability = next, AvailabilitySince = now, NextState = null, NextStateSince = null };
            }

            var state = StateOf(agent);
            if (state != agent.State)
            {
                agent = agent with { State = state, StateSince = now };
            }

            if (!ReferenceEquals(agent, changed))
            {
                Put(agent);
            }
        }
    }

    private static AgentState StateOf(Agent agent)
    {
        // With two calls, a connected call determines the state before a ringing or dialed one.
        var call = agent
            .Contacts.Where(contact => contact is { Channel: Channel.Voice, IsMonitoring: false })
            .OrderBy(contact => contact.IsLive ? (contact.IsRinging ? 1 : 0) : 2)
            .FirstOrDefault();
        return call?.State switch
        {
            null or AgentContactState.Incoming => agent.Availability,
            AgentContactState.Connecting => call.RingsUntil is null ? AgentState.CallingCustomer : AgentState.PendingBusy,
            AgentContactState.Ended => AgentState.AfterCallWork,
            AgentContactState.Missed or AgentContactState.Rejected or AgentContactState.Error => call.Failure
                ?? AgentState.MissedCallAgent,
            _ => AgentState.Busy,
        };
    }
}
