namespace ScreenPop.Contacts.Queues;

/// <summary>A queue contacts wait in.</summary>
public sealed record Queue
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Contacts that may wait at once; null for no limit.</summary>
    public int? MaxContacts { get; init; }

    /// <summary>The number an outbound call from this queue shows.</summary>
    public string? OutboundCallerNumber { get; init; }
}

/// <summary>The personal queue every agent has, whose id ends in <c>agent/{id}</c> as the service's does.</summary>
internal static class AgentQueue
{
    public static string IdOf(string username) => $"agent/{StableId.Of("agent", username)}";

    public static bool IsAgentQueue(string queueId) => queueId.StartsWith("agent/", StringComparison.Ordinal);
}
