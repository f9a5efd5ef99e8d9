using ScreenPop.Contacts.Agents;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts;

/// <content>The quick connects of an agent's queues.</content>
public sealed partial class ContactCenter
{
    /// <summary>The agents and queues that an agent can transfer to from these queues, each once.</summary>
    /// <param name="username">The agent.</param>
    /// <param name="queueArns">ARNs of the agent's own queue, of queues that the agent serves or calls out from.</param>
    /// <exception cref="ContactCenterException">A queue is not one of the agent's.</exception>
    public IReadOnlyList<ContactEndpoint> QuickConnects(string username, IReadOnlyList<string> queueArns)
    {
        ArgumentNullException.ThrowIfNull(queueArns);
        var now = state;
        var served = QueuesOf(now.Agents[username]).ToLookup(Instance.OfQueue);
        return
        [
            .. queueArns
                .Distinct()
                .Select(arn =>
                    served[arn].FirstOrDefault()
                    ?? throw ContactCenterException.InvalidState($"Agent '{username}' does not serve the queue '{arn}'.")
                )
                .SelectMany(queueId => QuickConnectsOf(now, queueId))
                .DistinctBy(endpoint => (endpoint.Type, endpoint.Address)),
        ];
    }

    private static IEnumerable<string> QueuesOf(Agent agent)
    {
        var served = agent.RoutingProfile.Queues.Select(queue => queue.QueueId).Append(agent.QueueId);
        return agent.RoutingProfile.DefaultOutboundQueueId is { } outbound ? served.Append(outbound) : served;
    }

    /// <summary>An agent's own queue has none: quick connects are added to standard queues.</summary>
    private static IEnumerable<ContactEndpoint> QuickConnectsOf(CenterState state, string queueId) =>
        state.Queues.TryGetValue(queueId, out var queue) ? queue.QuickConnects ?? EveryoneIn(state) : [];

    private static IEnumerable<ContactEndpoint> EveryoneIn(CenterState state) =>
        state
            .Agents.Values.OrderBy(agent => agent.Username, StringComparer.Ordinal)
            .Select(agent => new ContactEndpoint(EndpointType.Agent, agent.Username, agent.Name))
            .Concat(
                state
                    .Queues.Values.OrderBy(queue => queue.Name, StringComparer.Ordinal)
                    .Select(queue => new ContactEndpoint(EndpointType.Queue, queue.Id, queue.Name))
            );
}
