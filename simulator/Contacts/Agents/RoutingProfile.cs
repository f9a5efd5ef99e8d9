using System.Collections.Immutable;

namespace ScreenPop.Contacts.Agents;

/// <summary>The queues that an agent serves, and the number of concurrent contacts per channel.</summary>
public sealed record RoutingProfile
{
    public required string Name { get; init; }

    public required ImmutableList<RoutingProfileQueue> Queues { get; init; }

    /// <summary>
    /// The maximum number of concurrent contacts per channel. Agents do not serve a channel that is not listed.
    /// </summary>
    public ImmutableDictionary<Channel, int> Concurrency { get; init; } = DefaultConcurrency;

    /// <summary>
    /// Whether an agent with a contact of one channel gets offers of another. The default value is false, as in the service.
    /// </summary>
    public bool CrossChannel { get; init; }

    /// <summary>The queue whose number and name an outbound call uses; null for the first queue.</summary>
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

/// <summary>A queue of a routing profile. Priority 1 is served before 2, regardless of waiting times.</summary>
public sealed record RoutingProfileQueue(string QueueId, int Priority = 1);
