using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Queues;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowLanguage;
using ScreenPop.LocalConnect.Flows;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>The instance from the view of one contact's flows.</summary>
internal sealed class FlowInstance(ContactCenter center, FlowCatalog flows) : IConnectInstance
{
    public Flow? FindFlow(string idOrArn) => flows.FindFlow(idOrArn);

    public Flow? FindModule(string idOrArn) => flows.FindModule(idOrArn);

    public Flow? DefaultFlow(FlowType type) => type == FlowType.OutboundWhisper ? flows.FindNamed("outbound-whisper") : null;

    public ContactQueue? FindQueue(string idOrArn) => center.FindQueue(idOrArn) is { } queue ? Of(queue) : AgentQueue(idOrArn);

    public ValueTask<QueueEntry> EnterQueueAsync(FlowContact contact, ContactQueue queue, CancellationToken cancellation)
    {
        if (center.FindContact(contact.ContactId) is { IsOver: true, DisconnectReason: DisconnectReason.AgentDisconnect })
        {
            // The disconnect flow. The contact that follows this one enters the queue when the flow has ended.
            return ValueTask.FromResult(RoomIn(queue));
        }

        try
        {
            var result = center.Enqueue(contact.ContactId, ResourceArn.IdOf(queue.Arn), contact.QueuePriority);
            return ValueTask.FromResult(result == EnqueueResult.Queued ? QueueEntry.Accepted : QueueEntry.AtCapacity);
        }
        catch (ContactCenterException)
        {
            // The queue does not exist, or the contact ended between the previous block and this one.
            return ValueTask.FromResult(QueueEntry.Failed);
        }
    }

    public ValueTask ChangeRoutingAsync(FlowContact contact, CancellationToken cancellation)
    {
        try
        {
            center.ChangePlace(
                contact.ContactId,
                contact.QueuePriority,
                TimeSpan.FromSeconds(contact.QueueTimeAdjustmentSeconds)
            );
        }
        catch (ContactCenterException)
        {
            // The contact no longer waits: an agent took it or it ended between the previous block and this one.
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<string?> InterruptAgentAsync(FlowContact contact, string agent, CancellationToken cancellation)
    {
        if (FindAgent(agent) is not { } found)
        {
            return ValueTask.FromResult<string?>($"there is no agent {agent}");
        }

        try
        {
            center.Interrupt(contact.ContactId, found.Username);
            return ValueTask.FromResult<string?>(null);
        }
        catch (ContactCenterException refused)
        {
            return ValueTask.FromResult<string?>(refused.Message);
        }
    }

    public QueueMetrics? Metrics(ContactQueue queue)
    {
        if (center.FindQueue(queue.Arn) is not { } source)
        {
            return null;
        }

        var agents = center
            .State.Agents.Values.Where(agent => agent.RoutingProfile.Queues.Any(served => served.QueueId == source.Id))
            .ToList();
        return new QueueMetrics
        {
            AgentsOnline = agents.Count(agent => agent.State.Type != AgentStateType.Offline),
            AgentsAvailable = agents.Count(agent => agent.State.Type == AgentStateType.Routable),
            AgentsStaffed = agents.Count(agent => agent.State.Type != AgentStateType.Offline),
            ContactsInQueue = center.State.WaitingIn(source.Id),
        };
    }

    public ContactQueue Of(Queue queue) =>
        new(
            center.Instance.Of(queue),
            queue.Name,
            queue.OutboundCallerNumber is { } number ? ContactEndpoint.PhoneNumber(number) : null
        );

    private QueueEntry RoomIn(ContactQueue queue) =>
        center.FindQueue(queue.Arn) is { } known
            ? known.MaxContacts is { } limit && center.State.WaitingIn(known.Id) >= limit
                ? QueueEntry.AtCapacity
                : QueueEntry.Accepted
            : AgentQueue(queue.Arn) is null
                ? QueueEntry.Failed
                : QueueEntry.Accepted;

    /// <summary>Finds an agent's own queue by the id or ARN of the agent or of the queue.</summary>
    private ContactQueue? AgentQueue(string idOrArn) =>
        center.State.Agents.Values.FirstOrDefault(agent => IsNamed(agent, idOrArn) || IsQueueOf(agent, idOrArn)) is { } agent
            ? new ContactQueue(center.Instance.OfQueue(agent.QueueId), agent.Name)
            : null;

    private Agent? FindAgent(string name) =>
        center.FindAgent(name) ?? center.State.Agents.Values.FirstOrDefault(agent => IsNamed(agent, name));

    private bool IsNamed(Agent agent, string idOrArn) =>
        center.Instance.OfAgent(agent.Username) == idOrArn || StableId.Of("agent", agent.Username) == idOrArn;

    private bool IsQueueOf(Agent agent, string idOrArn) =>
        agent.QueueId == idOrArn || center.Instance.OfQueue(agent.QueueId) == idOrArn;
}
