using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowEngine.Ports;

/// <summary>The Amazon Connect instance around a flow. Ids and ARNs are passed as the flow names them.</summary>
public interface IConnectInstance
{
    /// <summary>A published flow by id or ARN, placeholders filled; null when there is none.</summary>
    Flow? FindFlow(string idOrArn);

    /// <summary>A flow module by id or ARN, a <c>:$LATEST</c> or alias suffix included; null when there is none.</summary>
    Flow? FindModule(string idOrArn) => null;

    /// <summary>The flow that runs when a contact has no hook for this type; null when the instance has none.</summary>
    Flow? DefaultFlow(FlowType type) => null;

    /// <summary>A queue by id or ARN; null makes Set working queue fail.</summary>
    ContactQueue? FindQueue(string idOrArn);

    /// <summary>Puts the contact into the queue.</summary>
    ValueTask<QueueEntry> EnterQueueAsync(FlowContact contact, ContactQueue queue, CancellationToken cancellation);

    /// <summary>Whether hours of operation are open now; null when there are none to check.</summary>
    /// <param name="hoursId">Id or ARN of the hours, or null for those of <paramref name="queue"/>.</param>
    /// <param name="queue">The contact's target queue, if it has one.</param>
    bool? IsOpen(string? hoursId, ContactQueue? queue) => true;

    /// <summary>Real-time metrics of a queue; null when it is idle or unknown.</summary>
    QueueMetrics? Metrics(ContactQueue queue) => null;
}

public enum QueueEntry
{
    Accepted,
    AtCapacity,
    Failed,
}

/// <summary>Real-time metrics of one queue, as Get metrics and Check staffing read them.</summary>
public sealed record QueueMetrics
{
    public int AgentsOnline { get; init; }

    public int AgentsAvailable { get; init; }

    public int AgentsStaffed { get; init; }

    public int AgentsAfterContactWork { get; init; }

    public int AgentsBusy { get; init; }

    public int AgentsMissed { get; init; }

    public int AgentsNonProductive { get; init; }

    public int ContactsInQueue { get; init; }

    public TimeSpan OldestContactAge { get; init; }

    public TimeSpan EstimatedWaitTime { get; init; }
}
