using System.Collections.Immutable;

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

    internal int OverCount { get; init; }

    internal long Arrivals { get; init; }

    public int WaitingIn(string queueId) =>
        Waiting.Where(entry => entry.Key.QueueId == queueId).Sum(entry => entry.Value.Count);
}
