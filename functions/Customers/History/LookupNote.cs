using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.History;

/// <summary>What one lookup learned about a contact. Notes are only ever added: a contact may have several.</summary>
public sealed record LookupNote
{
    public required string ContactId { get; init; }

    /// <summary>Of the lookup's invocation: a note that is written twice is there once.</summary>
    public required string RequestId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required NoteOutcome Outcome { get; init; }

    /// <summary>What was looked up; null when there was nothing to look up.</summary>
    public LookupKey? Key { get; init; }

    /// <summary>The number or address the contact came from; null when it is withheld or the contact has none.</summary>
    public LookupKey? Caller { get; init; }

    /// <summary>On <see cref="NoteOutcome.Match"/>.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Name of the dialed line.</summary>
    public string? Line { get; init; }

    /// <summary>The caller or the agent gave the key; it was not just the number that the contact came from.</summary>
    public bool IsExplicit => Key is not null && Key != Caller;
}
