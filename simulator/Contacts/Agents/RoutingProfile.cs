using System.Collections.Immutable;

namespace ScreenPop.Contacts.Agents;

/// <summary>Which queues an agent serves, and how many contacts of each channel at once.</summary>
public sealed record RoutingProfile
{
    public required string Name { get; init; }

    public required ImmutableList<RoutingProfileQueue> Queues { get; init; }

    /// <summary>Contacts at a time per channel; a channel that is not listed is not served.</summary>
    public ImmutableDictionary<Channel, int> Concurrency { get; init; } = DefaultConcurrency;

    /// <summary>Whether an agent on one channel is offered contacts of another. The service's default is no.</summary>
    public bool CrossChannel { get; init; }

    /// <summary>The queue whose number and name an outbound call carries; the first queue when null.</summary>
    public string? DefaultOutboundQueueId { get; init; }

    /// <summary>One call, two chats, ten tasks, five e-mails.</summary>
    public static ImmutableDictionary<Channel, int> DefaultConcurrency { get; } =
        ImmutableDictionary.CreateRange([
            KeyValuePair.Create(Channel.Voice, 1),
            KeyValuePair.Create(Channel.Chat, 2),
            KeyValuePair.Create(Channel.Task, 10),
            KeyValuePair.Create(Channel.Email, 5),
        ]);

    public int Capacity(Channel channel) => Concurrency.GetValueOrDefault(channel);
}

/// <summary>A queue of a routing profile. Priority 1 is served before 2, however long the others wait.</summary>
public sealed record RoutingProfileQueue(string QueueId, int Priority = 1);
