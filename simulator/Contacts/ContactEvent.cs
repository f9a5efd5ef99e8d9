namespace ScreenPop.Contacts;

public enum ContactEventType
{
    Initiated,
    AttributesChanged,
    Queued,
    Offered,
    Missed,
    Rejected,
    ConnectedToAgent,
    Paused,
    Resumed,

    /// <summary>Keys were pressed; see <see cref="ContactEvent.Detail"/>.</summary>
    DigitsSent,

    /// <summary>A problem was reported; <see cref="ContactEvent.Detail"/> has its code and text.</summary>
    IssueReported,
    Disconnected,

    /// <summary>The agent cleared the contact, which ends the after-contact work.</summary>
    Completed,
}

/// <summary>An event of a contact.</summary>
/// <param name="Type">The type of the event.</param>
/// <param name="Time">The time in UTC.</param>
/// <param name="Contact">The contact right after the event.</param>
/// <param name="Agent">User name of the agent concerned; null for none.</param>
/// <param name="Detail">Digits or text, for types that have them.</param>
public sealed record ContactEvent(
    ContactEventType Type,
    DateTimeOffset Time,
    Contact Contact,
    string? Agent = null,
    string? Detail = null
);

/// <summary>The effect of one operation: its events, and the agents whose desks have changed.</summary>
public sealed record CenterChange(
    CenterState Before,
    CenterState After,
    IReadOnlyList<ContactEvent> Events,
    IReadOnlyList<string> Agents
);
