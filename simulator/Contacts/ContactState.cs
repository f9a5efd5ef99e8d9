namespace ScreenPop.Contacts;

/// <summary>The state of a contact in the contact centre.</summary>
public enum ContactState
{
    /// <summary>A flow is running; the contact is in no queue yet.</summary>
    Flow,

    /// <summary>The contact waits in a queue.</summary>
    Queued,

    /// <summary>The contact rings at one agent.</summary>
    Offered,

    /// <summary>An agent works on the contact.</summary>
    Connected,

    /// <summary>The contact has ended. This state is final.</summary>
    Ended,
}
