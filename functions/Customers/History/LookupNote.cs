using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.History;

/// <summary>The facts that one lookup found about a contact. Notes are append-only, and a contact may have several.</summary>
public sealed record LookupNote
{
    public required string ContactId { get; init; }

    /// <summary>The request id of the lookup's invocation. It makes writing a note idempotent.</summary>
    public required string RequestId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required NoteOutcome Outcome { get; init; }

    /// <summary>The key of the lookup; null when there is none.</summary>
    public LookupKey? Key { get; init; }

    /// <summary>The number or address that the contact came from; null when it is withheld or missing.</summary>
    public LookupKey? Caller { get; init; }

    /// <summary>The customer, on <see cref="NoteOutcome.Match"/>.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The name of the dialed line.</summary>
    public string? Line { get; init; }

    /// <summary>
    /// True when the caller or the agent entered the key. False when it is only the number that the contact came from.
    /// </summary>
    public bool IsExplicit => Key is not null && Key != Caller;
}
