using System.Collections.Immutable;
using ScreenPop.Contacts.Queues;

namespace ScreenPop.Contacts.Agents;

/// <summary>An agent: identity, chosen state, actual state and the contacts on the desk.</summary>
public sealed record Agent
{
    public required string Username { get; init; }

    /// <summary>The full display name.</summary>
    public required string Name { get; init; }

    public required RoutingProfile RoutingProfile { get; init; }

    /// <summary>Whether the agent is signed in. A signed-in agent may choose to be offline.</summary>
    public bool IsSignedIn { get; init; }

    /// <summary>The displayed state: the agent's choice, or a state that a voice contact causes.</summary>
    public AgentState State { get; init; } = AgentState.Offline;

    public DateTimeOffset StateSince { get; init; }

    /// <summary>The agent's own choice. A call hides it, and the end of the call restores it.</summary>
    public AgentState Availability { get; init; } = AgentState.Offline;

    public DateTimeOffset AvailabilitySince { get; init; }

    /// <summary>The state to enter after the present contacts.</summary>
    public AgentState? NextState { get; init; }

    public DateTimeOffset? NextStateSince { get; init; }

    public ImmutableList<AgentContact> Contacts { get; init; } = [];

    public AgentPreferences Preferences { get; init; } = new();

    /// <summary>Whether the agent's security profile allows monitoring other agents' calls.</summary>
    public bool IsSupervisor { get; init; }

    /// <summary>The id of the agent's own queue, where transfers to the agent wait.</summary>
    public string QueueId => AgentQueue.IdOf(Username);

    public AgentContact? Find(string contactId) => Contacts.Find(contact => contact.ContactId == contactId);
}

/// <summary>Settings that the agent can change.</summary>
public sealed record AgentPreferences
{
    public bool SoftphoneEnabled { get; init; } = true;

    /// <summary>The contact centre accepts calls for the agent as they ring.</summary>
    public bool AutoAccept { get; init; }

    /// <summary>The contact centre accepts callbacks that ring at the agent first, and dials their customers.</summary>
    public bool AutoAcceptCallbacks { get; init; }

    /// <summary>The channels other than voice whose contacts the contact centre accepts for the agent.</summary>
    public ImmutableHashSet<Channel> AutoAcceptChannels { get; init; } = [];

    /// <summary>The number of the agent's desk phone; empty for none.</summary>
    public string Extension { get; init; } = "";

    public string Language { get; init; } = "en_US";

    /// <summary>Whether a contact is accepted for the agent as it rings.</summary>
    public bool Accepts(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return contact switch
        {
            { Channel: not Channel.Voice } => AutoAcceptChannels.Contains(contact.Channel),
            { InitiationMethod: InitiationMethod.Callback } => AutoAcceptCallbacks && SoftphoneEnabled,
            _ => AutoAccept && SoftphoneEnabled,
        };
    }
}
