using System.Text.Json.Serialization;

namespace ScreenPop.ContactHistory;

/// <summary>
/// What became of one event; nobody but a test or a log reads it, since EventBridge does not wait for an answer.
/// </summary>
/// <param name="Outcome"><c>recorded</c>: the contact is in the history of a customer or a number. <c>remembered</c>: it has not
/// ended.
/// <c>unknown</c>: it ended, and nobody looked up who it was with.</param>
internal sealed record HistoryResult([property: JsonPropertyName("outcome")] string Outcome)
{
    public static HistoryResult Recorded { get; } = new("recorded");

    public static HistoryResult Remembered { get; } = new("remembered");

    public static HistoryResult Unknown { get; } = new("unknown");
}
