using System.Globalization;
using System.Text.Json;
using ScreenPop.LambdaHost.Events;

namespace ScreenPop.ContactHistory.Events;

/// <summary>
/// An <em>Amazon Connect Contact Event</em> as EventBridge delivers it. AWS shows its members in camel case and in Pascal case,
/// so names are compared without letter case. Members of an unexpected type count as missing. Source: "Amazon Connect contact
/// events", contact events data model.
/// </summary>
internal sealed class ContactEvent
{
    /// <summary>Connect writes 1970-01-01T00:00:00.001Z for a time that it does not know yet.</summary>
    private static readonly DateTimeOffset FirstRealTime = DateTimeOffset.UnixEpoch.AddYears(1);

    private static readonly string[] Stages =
    [
        "INITIATED",
        "CONNECTED_TO_SYSTEM",
        "QUEUED",
        "CONNECTED_TO_AGENT",
        "PAUSED",
        "RESUMED",
        "DISCONNECTED",
        "COMPLETED",
    ];

    /// <exception cref="NotAContactEventException">The event has no contact id.</exception>
    public ContactEvent(JsonElement root)
    {
        var detail = root.MemberOfAnyCase("detail");
        ContactId = detail.MemberOfAnyCase("contactId").Text() ?? throw new NotAContactEventException(root);
        InitialContactId = detail.MemberOfAnyCase("initialContactId").Text();
        EventType = detail.MemberOfAnyCase("eventType").Text()?.ToUpperInvariant();
        At = Time(root.MemberOfAnyCase("time")) ?? FirstRealTime;
        Channel = detail.MemberOfAnyCase("channel").Text()?.ToUpperInvariant();
        InitiationMethod = detail.MemberOfAnyCase("initiationMethod").Text()?.ToUpperInvariant();
        InitiatedAt = Time(detail.MemberOfAnyCase("initiationTimestamp"));
        DisconnectedAt = Time(detail.MemberOfAnyCase("disconnectTimestamp"));
        Queue = LastSegment(detail.MemberOfAnyCase("queueInfo").MemberOfAnyCase("queueArn").Text());
        Agent = LastSegment(detail.MemberOfAnyCase("agentInfo").MemberOfAnyCase("agentArn").Text());
    }

    public string ContactId { get; }

    /// <summary>The first contact of a chain of transfers.</summary>
    public string? InitialContactId { get; }

    /// <summary><c>INITIATED</c>, <c>QUEUED</c>, <c>DISCONNECTED</c> … or a future type.</summary>
    public string? EventType { get; }

    /// <summary>
    /// When Connect published the event, in whole seconds. Events arrive in any order; this time shows which one is newer.
    /// </summary>
    public DateTimeOffset At { get; }

    /// <summary>
    /// The event type's rank in a contact's life, from 1 to 8; 0 for an unknown type. It orders events of the same second.
    /// </summary>
    public int Stage => EventType is null ? 0 : Array.IndexOf(Stages, EventType) + 1;

    public string? Channel { get; }

    public string? InitiationMethod { get; }

    public DateTimeOffset? InitiatedAt { get; }

    public DateTimeOffset? DisconnectedAt { get; }

    /// <summary>The queue's id. The event does not carry the queue's name.</summary>
    public string? Queue { get; }

    /// <summary>The agent's id. The event does not carry the agent's name.</summary>
    public string? Agent { get; }

    private static DateTimeOffset? Time(JsonElement element) =>
        DateTimeOffset.TryParse(
            element.Text(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
        && time >= FirstRealTime
            ? time
            : null;

    private static string? LastSegment(string? arn) => arn?[(arn.LastIndexOf('/') + 1)..];
}
