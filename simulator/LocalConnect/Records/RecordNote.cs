namespace ScreenPop.LocalConnect.Records;

/// <summary>What an agent's page posts about a finished contact; docs/desk.md has the shape.</summary>
/// <param name="CustomerId">The customer whom the lookup found; null for an unknown caller.</param>
/// <param name="Outcome">The outcome that the agent chose; null for none.</param>
/// <param name="At">When the agent last changed the note.</param>
internal sealed record RecordNote(
    string? ContactId,
    string? CustomerId,
    string? Channel,
    string? Line,
    string? Outcome,
    string? Text,
    DateTimeOffset At
)
{
    /// <summary>Why the note cannot be kept; null if it can.</summary>
    public string? Fault =>
        string.IsNullOrEmpty(ContactId) ? "'contactId' is missing."
        : At == default ? "'at' is missing: the time of the last change, such as 2026-01-02T03:04:05.000Z."
        : null;
}
