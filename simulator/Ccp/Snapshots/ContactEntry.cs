using System.Text.Json.Serialization;

namespace ScreenPop.Ccp.Snapshots;

/// <summary>A contact in a snapshot, in the service's format.</summary>
internal sealed record ContactEntry
{
    public required string ContactId { get; init; }

    public string? InitialContactId { get; init; }

    public string? RelatedContactId { get; init; }

    public string? ContactAssociationId { get; init; }

    public required string Type { get; init; }

    public required ContactStateEntry State { get; init; }

    /// <summary>The state, under its older name.</summary>
    public ContactStateEntry Status => State;

    public QueueEntry? Queue { get; init; }

    public DateTimeOffset? QueueTimestamp { get; init; }

    /// <summary>The service sends a string.</summary>
    public string ContactDuration { get; init; } = "0";

    /// <summary>Null while monitoring: supervisors do not see the attributes.</summary>
    public required IReadOnlyDictionary<string, AttributeEntry>? Attributes { get; init; }

    public required IReadOnlyList<ConnectionEntry> Connections { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public IReadOnlyDictionary<string, ReferenceEntry>? References { get; init; }

    public string? InitiationMethod { get; init; }

    public ContactFeaturesEntry? ContactFeatures { get; init; }

    public ChannelContextEntry? ChannelContext { get; init; }

    public required IReadOnlyDictionary<string, SegmentAttributeEntry> SegmentAttributes { get; init; }

    public EndpointEntry? CustomerEndpoint { get; init; }

    /// <summary>The dialed number.</summary>
    public EndpointEntry? ConnectSystemEndpoint { get; init; }

    public AutoAcceptEntry? AgentContactHandlingConfig { get; init; }

    public string? ContactMetadata { get; init; }

    public string? LanguageCode { get; init; }
}

internal sealed record ContactStateEntry(string Type, DateTimeOffset Timestamp);

internal sealed record AttributeEntry(string Name, string Value);

internal sealed record ReferenceEntry(string Type, string Value);

internal sealed record ContactFeaturesEntry(
    bool AttachmentsEnabled,
    bool MessagingMarkdownEnabled,
    bool MultiPartyConferenceEnabled
);

internal sealed record ChannelContextEntry(DateTimeOffset? ScheduledTime, string? TaskTemplateId, int? TaskTemplateVersion);

internal sealed record SegmentAttributeEntry
{
    /// <summary>The protocol writes <c>ValueString</c> with a capital V, unlike the library's types.</summary>
    [JsonPropertyName("ValueString")]
    public required string ValueString { get; init; }
}

internal sealed record AutoAcceptEntry(bool AutoAccept);
