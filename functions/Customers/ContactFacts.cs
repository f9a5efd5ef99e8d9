namespace ScreenPop.Customers;

/// <summary>What is known about a contact that may not have ended. Null is not known.</summary>
public sealed record ContactFacts
{
    public required string ContactId { get; init; }

    /// <summary>The first contact of a chain of transfers.</summary>
    public string? InitialContactId { get; init; }

    /// <summary>When the newest of these facts was published.</summary>
    public required DateTimeOffset SaidAt { get; init; }

    public string? Channel { get; init; }

    public string? InitiationMethod { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? Queue { get; init; }

    public string? Agent { get; init; }

    /// <summary>The lookup's note of the contact.</summary>
    public ContactNote? Note { get; init; }
}
