namespace ScreenPop.Contacts.Agents;

/// <summary>
/// The meaning of an agent's state for routing. The contact centre sets <c>System</c> and <c>Error</c>; agents cannot choose
/// them.
/// </summary>
public enum AgentStateType
{
    Routable,
    NotRoutable,
    Offline,
    System,
    Error,
}

/// <summary>A state an agent can be in.</summary>
public sealed record AgentState(string Name, AgentStateType Type)
{
    public static AgentState Available { get; } = new("Available", AgentStateType.Routable);

    public static AgentState Offline { get; } = new("Offline", AgentStateType.Offline);

    /// <summary>A voice contact rings.</summary>
    public static AgentState PendingBusy { get; } = new("PendingBusy", AgentStateType.System);

    /// <summary>The agent's own outbound call, or an accepted callback, rings at the customer.</summary>
    public static AgentState CallingCustomer { get; } = new("CallingCustomer", AgentStateType.System);

    public static AgentState Busy { get; } = new("Busy", AgentStateType.System);

    public static AgentState AfterCallWork { get; } = new("AfterCallWork", AgentStateType.System);

    /// <summary>The agent missed a voice contact.</summary>
    public static AgentState MissedCallAgent { get; } = new("MissedCallAgent", AgentStateType.Error);

    /// <summary>The number that an agent called was unreachable.</summary>
    public static AgentState FailedConnectCustomer { get; } = new("FailedConnectCustomer", AgentStateType.Error);

    /// <summary>The agent's leg of a voice contact broke.</summary>
    public static AgentState FailedConnectAgent { get; } = new("FailedConnectAgent", AgentStateType.Error);

    public bool IsChoice => Type is AgentStateType.Routable or AgentStateType.NotRoutable or AgentStateType.Offline;
}
