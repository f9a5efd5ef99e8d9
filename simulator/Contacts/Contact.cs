using System.Collections.Immutable;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts;

/// <summary>A contact. A transfer creates a new contact that refers to this one.</summary>
public sealed record Contact
{
    public required string Id { get; init; }

    public required Channel Channel { get; init; }

    public required InitiationMethod InitiationMethod { get; init; }

    public required DateTimeOffset InitiatedAt { get; init; }

    public ContactState State { get; init; } = ContactState.Flow;

    /// <summary>The first contact of the chain; null on the first contact itself.</summary>
    public string? InitialContactId { get; init; }

    /// <summary>The contact this one was transferred from.</summary>
    public string? PreviousContactId { get; init; }

    /// <summary>A contact that this one belongs to without a transfer, such as the call that a task is about.</summary>
    public string? RelatedContactId { get; init; }

    /// <summary>The customer's endpoint; null for contacts without one, such as tasks.</summary>
    public ContactEndpoint? CustomerEndpoint { get; init; }

    /// <summary>The contact centre's endpoint: the dialed number.</summary>
    public ContactEndpoint? SystemEndpoint { get; init; }

    /// <summary>The name that a chat customer entered.</summary>
    public string? CustomerName { get; init; }

    public string? QueueId { get; init; }

    public DateTimeOffset? EnqueuedAt { get; init; }

    /// <summary>The order of arrival in the queue. An unsuccessful offer does not change it.</summary>
    internal long Arrival { get; init; }

    /// <summary>The priority in the queue: 1 is served first, and 5 is the default.</summary>
    public long Priority { get; init; } = 5;

    /// <summary>The time by which routing treats the contact as older or, if negative, younger than it is.</summary>
    public TimeSpan Aging { get; init; }

    /// <summary>User name of the agent who is offered the contact or works on it.</summary>
    public string? Agent { get; init; }

    public DateTimeOffset? ConnectedToAgentAt { get; init; }

    public DateTimeOffset? DisconnectedAt { get; init; }

    public DisconnectReason? DisconnectReason { get; init; }

    /// <summary>The customer has hung up, and the agents or third parties on the call talk to each other.</summary>
    public bool CustomerHasLeft { get; init; }

    /// <summary>User-defined attributes, which flows set and agents' pages read.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = ContactAttributes.None;

    /// <summary>The title of a task or an e-mail.</summary>
    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>When the flow of a scheduled task starts; null for one that starts at once.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>The references of a task by their names, such as the link to an order.</summary>
    public ImmutableDictionary<string, ContactReference> References { get; init; } =
        ImmutableDictionary<string, ContactReference>.Empty;

    /// <summary>The first contact of the chain: this contact, if it was never transferred.</summary>
    public string ChainId => InitialContactId ?? Id;

    public bool IsOver => State == ContactState.Ended;
}
