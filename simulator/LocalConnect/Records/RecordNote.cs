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
    private const int LongestText = 20_000;

    /// <summary>Why the note cannot be kept; null if it can.</summary>
    public string? Fault =>
        ContactId is not { Length: > 0 and <= 256 } ? "'contactId' has 1 to 256 characters."
        : Text is { Length: > LongestText } ? $"'text' has at most {LongestText} characters."
        : null;
}
