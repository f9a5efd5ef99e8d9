using System.Collections.Immutable;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts;

/// <summary>One contact, as the contact centre knows it. A transfer makes a new contact that points back to this one.</summary>
public sealed record Contact
{
    public required string Id { get; init; }

    public required Channel Channel { get; init; }

    public required InitiationMethod InitiationMethod { get; init; }

    public required DateTimeOffset InitiatedAt { get; init; }

    public ContactState State { get; init; } = ContactState.Flow;

    /// <summary>The first contact of the chain; null on that first contact itself.</summary>
    public string? InitialContactId { get; init; }

    /// <summary>The contact this one was transferred from.</summary>
    public string? PreviousContactId { get; init; }

    /// <summary>A contact this one belongs to without being transferred from it, such as a task about a call.</summary>
    public string? RelatedContactId { get; init; }

    /// <summary>The customer's side; null where a contact has none, as for a task.</summary>
    public ContactEndpoint? CustomerEndpoint { get; init; }

    /// <summary>The contact centre's side: the number the customer dialed.</summary>
    public ContactEndpoint? SystemEndpoint { get; init; }

    /// <summary>The name a chat customer gave.</summary>
    public string? CustomerName { get; init; }

    public string? QueueId { get; init; }

    public DateTimeOffset? EnqueuedAt { get; init; }

    /// <summary>Order of arrival in the queue, which an offer that comes to nothing does not change.</summary>
    internal long Arrival { get; init; }

    /// <summary>Order in the queue: 1 is served first, 5 is the service's default.</summary>
    public int Priority { get; init; } = 5;

    /// <summary>User name of the agent who is offered the contact or works on it.</summary>
    public string? Agent { get; init; }

    public DateTimeOffset? ConnectedToAgentAt { get; init; }

    public DateTimeOffset? DisconnectedAt { get; init; }

    public DisconnectReason? DisconnectReason { get; init; }

    /// <summary>User-defined attributes: what flows set and agents' pages read.</summary>
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A task's or e-mail's title.</summary>
    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Links a task carries: label to URL.</summary>
    public ImmutableDictionary<string, string> References { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The first contact of the chain, which is this contact when it was never transferred.</summary>
    public string ChainId => InitialContactId ?? Id;

    public bool IsOver => State == ContactState.Ended;
}
