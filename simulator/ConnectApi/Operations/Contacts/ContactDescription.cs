using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.ConnectApi.Operations.Contacts;

/// <summary>A contact in DescribeContact's answer.</summary>
internal sealed record ContactDescription
{
    public required string Arn { get; init; }

    public required string Id { get; init; }

    public string? InitialContactId { get; init; }

    public string? PreviousContactId { get; init; }

    public string? RelatedContactId { get; init; }

    public required string InitiationMethod { get; init; }

    public required string Channel { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public QueueInfo? QueueInfo { get; init; }

    public AgentInfo? AgentInfo { get; init; }

    public required DateTimeOffset InitiationTimestamp { get; init; }

    public DateTimeOffset? DisconnectTimestamp { get; init; }

    public required DateTimeOffset LastUpdateTimestamp { get; init; }

    public DateTimeOffset? ScheduledTimestamp { get; init; }

    public EndpointInfo? CustomerEndpoint { get; init; }

    public EndpointInfo? SystemEndpoint { get; init; }

    public long? QueuePriority { get; init; }

    public string? DisconnectReason { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    public static ContactDescription Of(Contact contact, InstanceArn instance) =>
        new()
        {
            Arn = instance.OfContact(contact.Id),
            Id = contact.Id,
            InitialContactId = contact.InitialContactId,
            PreviousContactId = contact.PreviousContactId,
            RelatedContactId = contact.RelatedContactId,
            InitiationMethod = contact.InitiationMethod.ServiceName(),
            Channel = contact.Channel.ServiceName(),
            Name = contact.Name,
            Description = contact.Description,
            QueueInfo = contact.QueueId is { } queueId ? new(queueId, contact.EnqueuedAt) : null,
            AgentInfo = contact is { Agent: { } agent, ConnectedToAgentAt: { } connected }
                ? new(StableId.Of("agent", agent), connected)
                : null,
            InitiationTimestamp = contact.InitiatedAt,
            DisconnectTimestamp = contact.DisconnectedAt,
            LastUpdateTimestamp =
                contact.DisconnectedAt ?? contact.ConnectedToAgentAt ?? contact.EnqueuedAt ?? contact.InitiatedAt,
            ScheduledTimestamp = contact.ScheduledAt,
            CustomerEndpoint = EndpointOf(contact.CustomerEndpoint),
            SystemEndpoint = EndpointOf(contact.SystemEndpoint),
            QueuePriority = contact.QueueId is null ? null : contact.Priority,
            DisconnectReason = contact.DisconnectReason is { } reason ? reason.ServiceName() : null,
            Attributes = contact.Attributes.Count == 0 ? null : contact.Attributes,
        };

    private static EndpointInfo? EndpointOf(ContactEndpoint? endpoint) =>
        endpoint is null
            ? null
            : new(
                endpoint.Type == EndpointType.EmailAddress ? "EMAIL_ADDRESS" : "TELEPHONE_NUMBER",
                endpoint.Address,
                endpoint.Name
            );
}

internal sealed record QueueInfo(string Id, DateTimeOffset? EnqueueTimestamp);

internal sealed record AgentInfo(string Id, DateTimeOffset ConnectedToAgentTimestamp);

internal sealed record EndpointInfo(string Type, string Address, string? DisplayName);
