namespace ScreenPop.Contacts;

/// <summary>Where a contact is, seen by the contact centre.</summary>
public enum ContactState
{
    /// <summary>A flow is running; no queue has the contact yet.</summary>
    Flow,

    /// <summary>Waiting in a queue.</summary>
    Queued,

    /// <summary>Ringing at one agent.</summary>
    Offered,

    /// <summary>An agent is working on it.</summary>
    Connected,

    /// <summary>Over. Nothing brings it back.</summary>
    Ended,
}
