using ScreenPop.Contacts;
using ScreenPop.FlowEngine;
using ScreenPop.FlowLanguage;
using ScreenPop.LocalConnect.Flows;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>The instance as one contact's flows see it.</summary>
internal sealed class FlowInstance(ContactCenter center, FlowCatalog flows) : IConnectInstance
{
    public Flow? FindFlow(string idOrArn) => flows.FindFlow(idOrArn);

    public Flow? FindModule(string idOrArn) => flows.FindModule(idOrArn);

    public Flow? DefaultFlow(FlowType type) => type == FlowType.OutboundWhisper ? flows.FindNamed("outbound-whisper") : null;

    public ContactQueue? FindQueue(string idOrArn) => center.FindQueue(idOrArn) is { } queue ? Of(queue) : null;

    public ValueTask<QueueEntry> EnterQueueAsync(FlowContact contact, ContactQueue queue, CancellationToken cancellation)
    {
        if (center.FindQueue(queue.Arn) is not { } target)
        {
            return ValueTask.FromResult(QueueEntry.Failed);
        }

        try
        {
            var result = center.Enqueue(contact.ContactId, target.Id, contact.QueuePriority);
            return ValueTask.FromResult(result == EnqueueResult.Queued ? QueueEntry.Accepted : QueueEntry.AtCapacity);
        }
        catch (ContactCenterException)
        {
            // The contact ended between the block before and this one.
            return ValueTask.FromResult(QueueEntry.Failed);
        }
    }

    public QueueMetrics? Metrics(ContactQueue queue)
    {
        if (center.FindQueue(queue.Arn) is not { } source)
        {
            return null;
        }

        var agents = center.State.Agents.Values.Where(agent => agent.RoutingProfile.Queues.Any(served => served.QueueId == source.Id)).ToList();
        return new QueueMetrics
        {
            AgentsOnline = agents.Count(agent => agent.State.Type != AgentStateType.Offline),
            AgentsAvailable = agents.Count(agent => agent.State.Type == AgentStateType.Routable),
            AgentsStaffed = agents.Count(agent => agent.State.Type != AgentStateType.Offline),
            ContactsInQueue = center.State.WaitingIn(source.Id),
        };
    }

    public ContactQueue Of(Queue queue) => new(
        center.Instance.Of(queue),
        queue.Name,
        queue.OutboundCallerNumber is { } number ? new FlowEngine.ContactEndpoint(number) : null);
}
