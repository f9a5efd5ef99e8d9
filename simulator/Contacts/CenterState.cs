using System.Collections.Immutable;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Queues;

namespace ScreenPop.Contacts;

/// <summary>An immutable snapshot of the whole contact centre.</summary>
public sealed record CenterState
{
    public required ImmutableDictionary<string, Queue> Queues { get; init; }

    public required ImmutableDictionary<string, Agent> Agents { get; init; }

    public ImmutableDictionary<string, Contact> Contacts { get; init; } = ImmutableDictionary<string, Contact>.Empty;

    /// <summary>The waiting contacts by queue and channel. An empty queue has no entry.</summary>
    public ImmutableDictionary<(string QueueId, Channel Channel), ImmutableSortedSet<WaitingContact>> Waiting { get; init; } =
        ImmutableDictionary<(string, Channel), ImmutableSortedSet<WaitingContact>>.Empty;

    /// <summary>Ended contacts, oldest first: the first ones to drop when there are too many.</summary>
    internal ImmutableQueue<string> Over { get; init; } = [];

    /// <summary>The later contacts of each chain, by the id of its first contact.</summary>
    internal ImmutableDictionary<string, ImmutableList<string>> Successors { get; init; } =
        ImmutableDictionary<string, ImmutableList<string>>.Empty;

    internal int OverCount { get; init; }

    internal long Arrivals { get; init; }

    /// <summary>Whether the agent or a contact on the agent's desk has changed.</summary>
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
