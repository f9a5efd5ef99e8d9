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

    /// <summary>True for the customer's leg, and for the only leg of a task.</summary>
    public bool IsInitial { get; init; }

    public ContactEndpoint? Endpoint { get; init; }

    public bool IsMuted { get; init; }

    /// <summary>
    /// The contact through which a third party is connected: the transferred contact at another agent; null for a phone number.
    /// </summary>
    public string? ThirdPartyContactId { get; init; }

    /// <summary>When the called number answers automatically; null to wait for an explicit answer.</summary>
    public DateTimeOffset? AnswersAt { get; init; }

    public bool IsLive => State != ConnectionState.Disconnected;

    internal Connection Become(ConnectionState state, DateTimeOffset now) =>
        State == state ? this : this with { State = state, Since = now, AnswersAt = null };
}
