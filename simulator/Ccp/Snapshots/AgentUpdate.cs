using System.Text.Json.Serialization;

namespace ScreenPop.Ccp.Snapshots;

/// <summary>The data of <c>agent::update</c>: always the whole state. The library detects the changes.</summary>
internal sealed record AgentUpdate(AgentSnapshot Snapshot, AgentConfiguration Configuration);

internal sealed record AgentSnapshot
{
    public required StateEntry State { get; init; }

    public StateEntry? NextState { get; init; }

    public required AvailabilityEntry AgentAvailabilityState { get; init; }

    public required IReadOnlyList<ContactEntry> Contacts { get; init; }

    public required DateTimeOffset SnapshotTimestamp { get; init; }

    public required long LocalTimestamp { get; init; }

    /// <summary>The difference between the clocks in milliseconds. Without it, durations in the library are NaN.</summary>
    public long Skew { get; init; }
}

internal sealed record StateEntry
{
    /// <summary>Null for states that an agent cannot choose.</summary>
    [JsonPropertyName("agentStateARN")]
    public string? AgentStateArn { get; init; }

    public required string Type { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset? StartTimestamp { get; init; }
}

/// <summary>An availability state. The service names it <c>state</c> and writes <c>timeStamp</c> with a capital S.</summary>
internal sealed record AvailabilityEntry(string State, DateTimeOffset TimeStamp);

internal sealed record AgentConfiguration
{
    public required string Name { get; init; }

    public required string Username { get; init; }

    [JsonPropertyName("agentARN")]
    public required string AgentArn { get; init; }

    public required string Extension { get; init; }

    public bool SoftphoneEnabled { get; init; }

    public bool SoftphoneAutoAccept { get; init; }

    public bool SoftphonePersistentConnection { get; init; }

    public string VoiceEnhancementMode { get; init; } = "NONE";

    public IReadOnlyList<string> Permissions { get; init; } = ["outboundCall"];

    public IReadOnlyList<string> DialableCountries { get; init; } = ["us", "gb", "de"];

    public required IReadOnlyDictionary<string, string> AgentPreferences { get; init; }

    public required IReadOnlyList<StateEntry> AgentStates { get; init; }

    public required RoutingProfileEntry RoutingProfile { get; init; }
}

internal sealed record RoutingProfileEntry
{
    public required string Name { get; init; }

    [JsonPropertyName("routingProfileARN")]
    public required string RoutingProfileArn { get; init; }

    /// <summary>The ARN, repeated as id: the library takes the instance's id from it.</summary>
    public string RoutingProfileId => RoutingProfileArn;

    public required QueueEntry DefaultOutboundQueue { get; init; }

    public required IReadOnlyList<QueueEntry> Queues { get; init; }

    public required IReadOnlyDictionary<string, int> ChannelConcurrencyMap { get; init; }
}

internal sealed record QueueEntry
{
    /// <summary>Null for an agent's own queue.</summary>
    public required string? Name { get; init; }

    [JsonPropertyName("queueARN")]
    public required string QueueArn { get; init; }

    public string QueueId => QueueArn;
}
