using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Ccp.Snapshots;

/// <summary>Creates an agent's <c>agent::update</c> from the contact centre's state.</summary>
internal sealed class AgentUpdates(ContactCenter center, TimeProvider time)
{
    public AgentUpdate Of(CenterState state, string username)
    {
        var agent = state.Agents[username];
        var now = time.GetUtcNow();
        return new(Snapshot(state, agent, now), Configuration(state, agent));
    }

    private AgentSnapshot Snapshot(CenterState state, Agent agent, DateTimeOffset now) =>
        new()
        {
            State = StateOf(agent.State, agent.StateSince),
            NextState = agent.NextState is { } next ? StateOf(next, agent.NextStateSince) : null,
            AgentAvailabilityState = new(agent.Availability.Name, agent.AvailabilitySince),
            // The library's worker sorts them so.
            Contacts = agent
                .Contacts.OrderBy(desk => desk.Since)
                .Select(desk => (Desk: desk, Contact: state.Contacts.GetValueOrDefault(desk.ContactId)))
                .Where(entry => entry.Contact is not null)
                .Select(entry => Contact(state, agent, entry.Desk, entry.Contact!))
                .ToList(),
            SnapshotTimestamp = now,
            LocalTimestamp = now.ToUnixTimeMilliseconds(),
        };

    private AgentConfiguration Configuration(CenterState state, Agent agent)
    {
        var profile = agent.RoutingProfile;
        var queues = profile.Queues.Select(queue => QueueOf(state, queue.QueueId)).ToList();
        return new()
        {
            Name = agent.Name,
            Username = agent.Username,
            AgentArn = center.Instance.OfAgent(agent.Username),
            Extension = agent.Preferences.Extension,
            SoftphoneEnabled = agent.Preferences.SoftphoneEnabled,
            SoftphoneAutoAccept = agent.Preferences.AutoAccept,
            AgentPreferences = new Dictionary<string, string> { ["LANGUAGE"] = agent.Preferences.Language },
            AgentStates = center.AgentStates.Select(choice => StateOf(choice, since: null)).ToList(),
            RoutingProfile = new()
            {
                Name = profile.Name,
                RoutingProfileArn = center.Instance.OfRoutingProfile(profile.Name),
                DefaultOutboundQueue = profile.DefaultOutboundQueueId is { } outbound ? QueueOf(state, outbound) : queues[0],
                Queues = [.. queues, QueueOf(state, agent.QueueId)],
                ChannelConcurrencyMap = Enum.GetValues<Channel>()
                    .ToDictionary(channel => channel.ToString().ToUpperInvariant(), profile.Capacity),
            },
        };
    }

    private StateEntry StateOf(AgentState state, DateTimeOffset? since) =>
        new()
        {
            AgentStateArn = state.IsChoice ? center.Instance.OfAgentState(state.Name) : null,
            Type = Wire.Name(state.Type),
            Name = state.Name,
            StartTimestamp = since,
        };

    private QueueEntry QueueOf(CenterState state, string queueId) =>
        new() { Name = state.Queues.GetValueOrDefault(queueId)?.Name, QueueArn = center.Instance.OfQueue(queueId) };

    private ContactEntry Contact(CenterState state, Agent agent, AgentContact desk, Contact contact) =>
        new()
        {
            ContactId = contact.Id,
            InitialContactId = contact.InitialContactId,
            RelatedContactId = contact.RelatedContactId,
            Type = Wire.ContactType(contact.Channel, contact.InitiationMethod),
            State = new(Wire.Name(desk.State), desk.Since),
            Queue = contact.QueueId is { } queueId && !desk.IsMonitoring ? QueueOf(state, queueId) : null,
            QueueTimestamp = contact.EnqueuedAt,
            Attributes = desk.IsMonitoring
                ? null
                : contact.Attributes.ToDictionary(
                    attribute => attribute.Key,
                    attribute => new AttributeEntry(attribute.Key, attribute.Value)
                ),
            Connections = desk.Connections.Select(leg => Connection(agent, desk, contact, leg)).ToList(),
            Name = contact.Name,
            Description = contact.Description,
            References = contact.References.IsEmpty
                ? null
                : contact.References.ToDictionary(
                    reference => reference.Key,
                    reference => new ReferenceEntry(reference.Value.Type, reference.Value.Value)
                ),
            InitiationMethod = Wire.Name(contact.InitiationMethod),
            ContactFeatures = new(
                AttachmentsEnabled: false,
                MessagingMarkdownEnabled: false,
                MultiPartyConferenceEnabled: contact.Channel == Channel.Voice
            ),
            ChannelContext = contact.Channel == Channel.Task ? new(null, null, null) : null,
            SegmentAttributes = new Dictionary<string, SegmentAttributeEntry>
            {
                ["connect:Subtype"] = new() { ValueString = Wire.Subtype(contact.Channel) },
            },
            CustomerEndpoint = contact.CustomerEndpoint is { } customer ? Endpoint(customer) : null,
            ConnectSystemEndpoint = contact.SystemEndpoint is { } system ? Endpoint(system) : null,
            AgentContactHandlingConfig = new(agent.Preferences.Accepts(contact)),
        };

    private ConnectionEntry Connection(Agent agent, AgentContact desk, Contact contact, Connection leg)
    {
        var isSoftphone = leg.Type == ConnectionType.Agent && desk.Channel == Channel.Voice && agent.Preferences.SoftphoneEnabled;
        var isChat = desk.Channel == Channel.Chat && leg.Type != ConnectionType.Monitoring;
        return new()
        {
            ConnectionId = leg.Id,
            Type = Wire.Name(leg.Type),
            Initial = leg.IsInitial,
            State = new(Wire.Name(leg.State), leg.Since),
            Endpoint = leg.Endpoint is { } endpoint ? Endpoint(endpoint) : null,
            SoftphoneMediaInfo = isSoftphone ? new() { AutoAccept = agent.Preferences.Accepts(contact) } : null,
            ChatMediaInfo = isChat ? new(agent.Preferences.Accepts(contact), ConnectionData: null, contact.CustomerName) : null,
            Mute = desk.Channel == Channel.Voice ? leg.IsMuted : null,
            ForcedMute = desk.Channel == Channel.Voice ? false : null,
            QuickConnectName = leg.ThirdPartyContactId is null ? null : leg.Endpoint?.Name,
        };
    }

    public EndpointEntry Endpoint(ContactEndpoint endpoint) =>
        new()
        {
            Type = Wire.Name(endpoint.Type),
            EndpointArn = endpoint.Type switch
            {
                EndpointType.Agent => center.Instance.OfAgent(endpoint.Address),
                EndpointType.Queue => center.Instance.OfQueue(endpoint.Address),
                _ => null,
            },
            Name = endpoint.Name,
            PhoneNumber = endpoint.Type == EndpointType.PhoneNumber ? endpoint.Address : null,
            AgentLogin = endpoint.Type == EndpointType.Agent ? endpoint.Address : null,
            Queue = endpoint.Type == EndpointType.Queue ? center.Instance.OfQueue(endpoint.Address) : null,
            EmailAddress = endpoint.Type == EndpointType.EmailAddress ? endpoint.Address : null,
        };
}
