using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowEngine.Ports;

/// <summary>The Amazon Connect instance that a flow runs in. Ids and ARNs are passed as written in the flow.</summary>
public interface IConnectInstance
{
    /// <summary>A published flow by id or ARN, with its placeholders filled; null when there is none.</summary>
    Flow? FindFlow(string idOrArn);

    /// <summary>A flow module by id or ARN, which may end with <c>:$LATEST</c> or an alias; null when there is none.</summary>
    Flow? FindModule(string idOrArn) => null;

    /// <summary>The default flow for contacts without a hook of this type; null when the instance has none.</summary>
    Flow? DefaultFlow(FlowType type) => null;

    /// <summary>A queue by id or ARN. Null makes Set working queue fail.</summary>
    ContactQueue? FindQueue(string idOrArn);

    /// <summary>Puts the contact into the queue.</summary>
    ValueTask<QueueEntry> EnterQueueAsync(FlowContact contact, ContactQueue queue, CancellationToken cancellation);

    /// <summary>
    /// Applies the contact's <see cref="FlowContact.QueuePriority"/> and <see cref="FlowContact.QueueTimeAdjustmentSeconds"/>,
    /// which a flow has changed. The contact may be waiting in a queue.
    /// </summary>
    ValueTask ChangeRoutingAsync(FlowContact contact, CancellationToken cancellation) => default;

    /// <summary>
    /// Offers a waiting contact to one agent, who may be on a call or in a custom state: the block <em>Interrupt agent</em>. The
    /// contact keeps its place until the agent accepts.
    /// </summary>
    /// <param name="contact">The contact, which waits in a queue.</param>
    /// <param name="agent">The ARN, the id or the user name.</param>
    /// <param name="cancellation">Fires when the flow ends.</param>
    /// <returns>Null when the agent gets the offer; otherwise the reason for the refusal.</returns>
    ValueTask<string?> InterruptAgentAsync(FlowContact contact, string agent, CancellationToken cancellation) =>
        new((string?)null);

    /// <summary>Whether the hours of operation are open now; null when there are none.</summary>
    /// <param name="hoursId">Id or ARN of the hours; null for the hours of <paramref name="queue"/>.</param>
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

/// <summary>Real-time metrics of one queue, for Get metrics and Check staffing.</summary>
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
