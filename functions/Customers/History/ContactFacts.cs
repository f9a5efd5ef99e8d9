namespace ScreenPop.Customers.History;

/// <summary>What events have said about a contact that may not have ended. Null is not known.</summary>
public sealed record ContactFacts
{
    public required string ContactId { get; init; }

    /// <summary>The first contact of a chain of transfers.</summary>
    public string? InitialContactId { get; init; }

    /// <summary>When the newest of these facts was published; whole seconds, as EventBridge tells them.</summary>
    public required DateTimeOffset SaidAt { get; init; }

    /// <summary>Tells events of the same second apart: how far in a contact's life the event comes.</summary>
    public int Stage { get; init; }

    public string? Channel { get; init; }

    public string? InitiationMethod { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? Queue { get; init; }

    public string? Agent { get; init; }

    /// <summary>Whom the contact was with; null until that is decided.</summary>
    public ContactOwner? Owner { get; init; }
}
