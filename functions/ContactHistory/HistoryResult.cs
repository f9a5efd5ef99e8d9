using System.Text.Json.Serialization;

namespace ScreenPop.ContactHistory;

/// <summary>The result of one event. Only tests and logs read it: EventBridge does not wait for an answer.</summary>
/// <param name="Outcome"><c>recorded</c>: the contact is in the history of a customer or a number. <c>remembered</c>: the
/// contact has not ended. <c>unknown</c>: the contact has ended, and no lookup ran for it.</param>
internal sealed record HistoryResult([property: JsonPropertyName("outcome")] string Outcome)
{
    public static HistoryResult Recorded { get; } = new("recorded");

    public static HistoryResult Remembered { get; } = new("remembered");

    public static HistoryResult Unknown { get; } = new("unknown");
}
