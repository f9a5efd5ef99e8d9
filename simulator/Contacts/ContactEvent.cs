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

    /// <summary>Keys were pressed; <see cref="ContactEvent.Detail"/> has them.</summary>
    DigitsSent,

    /// <summary>A problem was reported; <see cref="ContactEvent.Detail"/> has its code and text.</summary>
    IssueReported,
    Disconnected,

    /// <summary>The agent cleared the contact: after-contact work is done.</summary>
    Completed,
}

/// <summary>Something that happened to a contact.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Time">When, in UTC.</param>
/// <param name="Contact">The contact right after it.</param>
/// <param name="Agent">User name of the agent it happened at, if any.</param>
/// <param name="Detail">Digits or text, where the type says so.</param>
public sealed record ContactEvent(
    ContactEventType Type,
    DateTimeOffset Time,
    Contact Contact,
    string? Agent = null,
    string? Detail = null
);

/// <summary>One operation's effect: what happened, and which agents' desks look different now.</summary>
public sealed record CenterChange(
    CenterState Before,
    CenterState After,
    IReadOnlyList<ContactEvent> Events,
    IReadOnlyList<string> Agents
);
