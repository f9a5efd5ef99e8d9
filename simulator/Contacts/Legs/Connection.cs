using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts.Legs;

public enum ConnectionType
{
    Agent,
    Inbound,
    Outbound,
    Monitoring,
}

public enum ConnectionState
{
    Connecting,
    Connected,
    Hold,
    Disconnected,
    SilentMonitor,
    Barge,
}

/// <summary>One leg of a contact on an agent's desk.</summary>
public sealed record Connection
{
    public required string Id { get; init; }

    public required ConnectionType Type { get; init; }

    public required ConnectionState State { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>The customer's leg, or the only leg a task has.</summary>
    public bool IsInitial { get; init; }

    public ContactEndpoint? Endpoint { get; init; }

    public bool IsMuted { get; init; }

    /// <summary>
    /// The contact a third party is reached by: the transferred contact that another agent gets; null for a phone number.
    /// </summary>
    public string? ThirdPartyContactId { get; init; }

    /// <summary>When the called number answers by itself; null where somebody has to answer.</summary>
    public DateTimeOffset? AnswersAt { get; init; }

    public bool IsLive => State != ConnectionState.Disconnected;

    internal Connection Become(ConnectionState state, DateTimeOffset now) =>
        State == state ? this : this with { State = state, Since = now, AnswersAt = null };
}
