namespace ScreenPop.Customers.History;

/// <summary>The facts that events have reported about a contact, which may still be live. Null means unknown.</summary>
public sealed record ContactFacts
{
    public required string ContactId { get; init; }

    /// <summary>The first contact of a chain of transfers.</summary>
    public string? InitialContactId { get; init; }

    /// <summary>When Connect published the newest of these facts. EventBridge gives whole seconds.</summary>
    public required DateTimeOffset SaidAt { get; init; }

    /// <summary>
    /// The rank of the event type in a contact's life, from 1 to 8; 0 for an unknown type. It orders events of the same second.
    /// </summary>
    public int Stage { get; init; }

    public string? Channel { get; init; }

    public string? InitiationMethod { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? Queue { get; init; }

    public string? Agent { get; init; }

    /// <summary>The owner of the contact; null until it is decided.</summary>
    public ContactOwner? Owner { get; init; }
}
