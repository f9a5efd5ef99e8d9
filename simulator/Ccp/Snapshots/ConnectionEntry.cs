using System.Text.Json.Serialization;

namespace ScreenPop.Ccp.Snapshots;

/// <summary>A leg of a contact in a snapshot.</summary>
internal sealed record ConnectionEntry
{
    public required string ConnectionId { get; init; }

    public required string Type { get; init; }

    public required bool Initial { get; init; }

    public required ContactStateEntry State { get; init; }

    public EndpointEntry? Endpoint { get; init; }

    /// <summary>The endpoint, under its older name.</summary>
    public EndpointEntry? Address => Endpoint;

    public SoftphoneMediaEntry? SoftphoneMediaInfo { get; init; }

    public ChatMediaEntry? ChatMediaInfo { get; init; }

    public object? MonitoringInfo { get; init; }

    public bool? Mute { get; init; }

    public bool? ForcedMute { get; init; }

    public string? QuickConnectName { get; init; }

    public IReadOnlyList<string>? MonitorCapabilities { get; init; }

    public string? MonitorStatus { get; init; }
}

internal sealed record SoftphoneMediaEntry
{
    public string CallType { get; } = "audio_only";

    public bool AutoAccept { get; init; }

    /// <summary>The simulator carries no audio. The library only checks that this object exists.</summary>
    public string CallConfigJson { get; } = "{}";

    public string CallContextToken { get; } = "";

    public string MediaLegContextToken { get; } = "";
}

internal sealed record ChatMediaEntry(bool ChatAutoAccept, string? ConnectionData, string? CustomerName);

/// <summary>An endpoint: the other end of a leg, or a quick connect.</summary>
internal sealed record EndpointEntry
{
    [JsonPropertyName("endpointARN")]
    public string? EndpointArn { get; init; }

    public string? EndpointId => EndpointArn;

    public required string Type { get; init; }

    public string? Name { get; init; }

    public string? PhoneNumber { get; init; }

    public string? AgentLogin { get; init; }

    public string? Queue { get; init; }

    /// <summary>The e-mail address, for endpoints of that type.</summary>
    public string? EmailAddress { get; init; }
}
