using System.Collections.Immutable;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts.Queues;

/// <summary>A queue in which contacts wait.</summary>
public sealed record Queue
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The maximum number of waiting contacts; null for no limit.</summary>
    public int? MaxContacts { get; init; }

    /// <summary>The caller id of outbound calls from this queue.</summary>
    public string? OutboundCallerNumber { get; init; }

    /// <summary>
    /// The agents and queues that the queue's agents can transfer to by a quick connect; null for every agent and every queue.
    /// </summary>
    public ImmutableList<ContactEndpoint>? QuickConnects { get; init; }
}

/// <summary>The agents' own queues. Their ids end in <c>agent/{id}</c>, as in the service.</summary>
internal static class AgentQueue
{
    public static string IdOf(string username) => $"agent/{StableId.Of("agent", username)}";

    public static bool IsAgentQueue(string queueId) => queueId.StartsWith("agent/", StringComparison.Ordinal);
}
