using System.Collections.Immutable;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Queues;

namespace ScreenPop.Contacts;

/// <summary>The whole contact centre at one moment. Immutable: whoever holds one sees no later change.</summary>
public sealed record CenterState
{
    public required ImmutableDictionary<string, Queue> Queues { get; init; }

    public required ImmutableDictionary<string, Agent> Agents { get; init; }

    public ImmutableDictionary<string, Contact> Contacts { get; init; } = ImmutableDictionary<string, Contact>.Empty;

    /// <summary>Who waits where. A queue nobody waits in has no entry.</summary>
    public ImmutableDictionary<(string QueueId, Channel Channel), ImmutableSortedSet<WaitingContact>> Waiting { get; init; } =
        ImmutableDictionary<(string, Channel), ImmutableSortedSet<WaitingContact>>.Empty;

    /// <summary>Contacts that are over, oldest first: the ones to forget when there are too many.</summary>
    internal ImmutableQueue<string> Over { get; init; } = [];

    /// <summary>The contacts that follow the first of their chain, by the first one's id.</summary>
    internal ImmutableDictionary<string, ImmutableList<string>> Successors { get; init; } =
        ImmutableDictionary<string, ImmutableList<string>>.Empty;

    internal int OverCount { get; init; }

    internal long Arrivals { get; init; }

    /// <summary>Whether the agent, or a contact on the agent's desk, is another than it was.</summary>
    public bool DeskDiffers(CenterState was, string username)
    {
        ArgumentNullException.ThrowIfNull(was);
        var agent = Agents[username];
        return !ReferenceEquals(agent, was.Agents.GetValueOrDefault(username))
            || agent.Contacts.Any(contact =>
                !ReferenceEquals(Contacts.GetValueOrDefault(contact.ContactId), was.Contacts.GetValueOrDefault(contact.ContactId))
            );
    }

    public int WaitingIn(string queueId) => Waiting.Where(entry => entry.Key.QueueId == queueId).Sum(entry => entry.Value.Count);
}
