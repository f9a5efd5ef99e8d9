namespace ScreenPop.Contacts.Agents;

/// <summary>A contact's state on an agent's desk: the state types of Amazon Connect Streams.</summary>
public enum AgentContactState
{
    /// <summary>A queued callback that is offered and not yet accepted.</summary>
    Incoming,

    /// <summary>The contact rings or is being dialed.</summary>
    Connecting,

    Connected,

    /// <summary>A paused task.</summary>
    Paused,

    /// <summary>The contact has ended for this agent, who does the after-contact work.</summary>
    Ended,

    Missed,
    Rejected,
    Error,
}
