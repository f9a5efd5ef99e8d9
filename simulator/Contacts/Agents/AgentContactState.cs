namespace ScreenPop.Contacts.Agents;

/// <summary>A contact's state on an agent's desk: the state types of Amazon Connect Streams.</summary>
public enum AgentContactState
{
    /// <summary>A queued callback, offered and not yet accepted.</summary>
    Incoming,

    /// <summary>Ringing, or being dialed.</summary>
    Connecting,

    Connected,

    /// <summary>A task set aside.</summary>
    Paused,

    /// <summary>Over for this agent, who does the after-contact work.</summary>
    Ended,

    Missed,
    Rejected,
    Error,
}
