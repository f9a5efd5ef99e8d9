using System.Collections.Immutable;
using ScreenPop.Contacts.Legs;

namespace ScreenPop.Contacts.Agents;

/// <summary>
/// A contact on an agent's desk, from the first ring until the agent clears it. It outlasts the agent's part in the contact: a
/// missed contact stays on the desk while it is offered to another agent.
/// </summary>
public sealed record AgentContact
{
    public required string ContactId { get; init; }

    public required Channel Channel { get; init; }

    public required InitiationMethod InitiationMethod { get; init; }

    public required AgentContactState State { get; init; }

    public required DateTimeOffset Since { get; init; }

    public ImmutableList<Connection> Connections { get; init; } = [];

    /// <summary>When the offer ends; null once it was answered.</summary>
    public DateTimeOffset? RingsUntil { get; init; }

    /// <summary>The agent state that an error causes; null unless <see cref="State"/> is an error.</summary>
    public AgentState? Failure { get; init; }

    public bool IsRinging => State is AgentContactState.Incoming or AgentContactState.Connecting;

    public bool IsLive => IsRinging || State is AgentContactState.Connected or AgentContactState.Paused;

    public bool IsMonitoring => InitiationMethod == InitiationMethod.Monitor;

    public Connection? AgentConnection => Connections.Find(leg => leg.Type is ConnectionType.Agent or ConnectionType.Monitoring);

    public Connection? InitialConnection => Connections.Find(leg => leg.IsInitial);

    public IEnumerable<Connection> ThirdParties =>
        Connections.Where(leg => leg is { IsInitial: false, Type: not ConnectionType.Agent });
}
