using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Queues;

namespace ScreenPop.Contacts.Turns;

internal sealed partial class Turn
{
    /// <summary>Offers waiting contacts to free agents. The agent who has been idle longest comes first.</summary>
    private void Route()
    {
        if (State.Waiting.IsEmpty)
        {
            return;
        }

        var idle = State
            .Agents.Values.Where(IsRoutable)
            .OrderBy(agent => agent.StateSince)
            .Select(agent => agent.Username)
            .ToList();
        foreach (var username in idle)
        {
            while (Best(Agent(username)) is { } place)
            {
                if (DialsFirst(place))
                {
                    DialFirst(username, place);
                }
                else
                {
                    Offer(username, place);
                }
            }
        }
    }

    /// <summary>
    /// A call hides the agent's choice and does not change it, so contacts of other channels may be offered during the call.
    /// </summary>
    private static bool IsRoutable(Agent agent) =>
        agent.NextState is null
        && agent.Availability.Type == AgentStateType.Routable
        && (
            StateOf(agent).Type == AgentStateType.Routable
            || (agent.RoutingProfile.CrossChannel && StateOf(agent) == AgentState.Busy)
        );

    private static bool HasRoom(Agent agent, Channel channel)
    {
        var desk = agent.Contacts.FindAll(contact => !contact.IsMonitoring);
        return IsRoutable(agent)
            && desk.Count(contact => contact.Channel == channel) < agent.RoutingProfile.Capacity(channel)
            && (agent.RoutingProfile.CrossChannel || desk.TrueForAll(contact => contact.Channel == channel));
    }

    /// <summary>
    /// False for a desk that still shows the contact as missed, and for a second customer dialed for the same agent.
    /// </summary>
    private bool MayGoTo(Agent agent, WaitingContact place) =>
        agent.Find(place.ContactId) is null && !(DialsFirst(place) && IsDialingFor(agent.Username));

    /// <summary>The next contact to offer to this agent; null when none waits or the agent is at the limit.</summary>
    private WaitingContact? Best(Agent agent)
    {
        var best = default((int Priority, WaitingContact Place)?);
        foreach (var channel in Enum.GetValues<Channel>())
        {
            if (!HasRoom(agent, channel))
            {
                continue;
            }

            foreach (var queue in agent.RoutingProfile.Queues.Prepend(new(agent.QueueId, Priority: 0)))
            {
                if (
                    State.Waiting.TryGetValue((queue.QueueId, channel), out var line)
                    && line.FirstOrDefault(place => MayGoTo(agent, place)) is { } place
                    && (best is null || (queue.Priority, place).CompareTo((best.Value.Priority, best.Value.Place)) < 0)
                )
                {
                    best = (queue.Priority, place);
                }
            }
        }

        return best?.Place;
    }
}
