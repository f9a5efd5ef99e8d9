using System.Collections.Immutable;
using ScreenPop.Contacts.Queues;

namespace ScreenPop.Contacts.Agents;

/// <summary>
/// One agent: who they are, what they chose to be, what the contact centre makes of it, and what is on the desk.
/// </summary>
public sealed record Agent
{
    public required string Username { get; init; }

    /// <summary>The display name, whole.</summary>
    public required string Name { get; init; }

    public required RoutingProfile RoutingProfile { get; init; }

    /// <summary>Whether the agent has come to work. An agent may be at work and offline, by choice.</summary>
    public bool IsSignedIn { get; init; }

    /// <summary>The state shown: the agent's choice, or what a voice contact makes of it.</summary>
    public AgentState State { get; init; } = AgentState.Offline;

    public DateTimeOffset StateSince { get; init; }

    /// <summary>The agent's own choice, which a call hides and its end brings back.</summary>
    public AgentState Availability { get; init; } = AgentState.Offline;

    public DateTimeOffset AvailabilitySince { get; init; }

    /// <summary>The state chosen for after the contacts at hand.</summary>
    public AgentState? NextState { get; init; }

    public DateTimeOffset? NextStateSince { get; init; }

    public ImmutableList<AgentContact> Contacts { get; init; } = [];

    public AgentPreferences Preferences { get; init; } = new();

    /// <summary>Agents may listen to others' calls when they may do so in the security profile.</summary>
    public bool IsSupervisor { get; init; }

    /// <summary>The queue only this agent serves: transfers to the agent wait there.</summary>
    public string QueueId => AgentQueue.IdOf(Username);

    public AgentContact? Find(string contactId) => Contacts.Find(contact => contact.ContactId == contactId);
}

/// <summary>What an agent can change about themselves.</summary>
public sealed record AgentPreferences
{
    public bool SoftphoneEnabled { get; init; } = true;

    /// <summary>Voice contacts are accepted by the contact centre as they ring.</summary>
    public bool AutoAccept { get; init; }

    /// <summary>Number of the agent's desk phone; empty when the agent has none.</summary>
    public string Extension { get; init; } = "";

    public string Language { get; init; } = "en_US";
}
