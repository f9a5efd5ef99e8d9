using System.Collections.Immutable;

namespace ScreenPop.Contacts;

internal sealed partial class Turn
{
    public Contact Create(NewContact arriving)
    {
        var previous = arriving.PreviousContactId is { } previousId ? Contact(previousId) : null;
        var contact = new Contact
        {
            Id = Guid.NewGuid().ToString(),
            Channel = arriving.Channel,
            InitiationMethod = arriving.InitiationMethod,
            InitiatedAt = now,
            CustomerEndpoint = arriving.CustomerEndpoint,
            SystemEndpoint = arriving.SystemEndpoint,
            CustomerName = arriving.CustomerName,
            InitialContactId = previous?.ChainId,
            PreviousContactId = previous?.Id,
            RelatedContactId = arriving.RelatedContactId,
            Name = arriving.Name,
            Description = arriving.Description,
            References = arriving.References.ToImmutableDictionary(),
            Attributes = ContactAttributes.Merge(
                previous?.Attributes ?? ImmutableDictionary<string, string>.Empty,
                arriving.Attributes
            ),
        };
        if (previous is null)
        {
            Put(contact);
        }
        else
        {
            PutSuccessor(contact);
        }

        Emit(ContactEventType.Initiated, contact);
        return contact;
    }

    public void SetAttributes(string contactId, IReadOnlyDictionary<string, string> attributes)
    {
        var contact = Contact(contactId);
        var merged = ContactAttributes.Merge(contact.Attributes, attributes);
        if (!ReferenceEquals(merged, contact.Attributes))
        {
            Put(contact with { Attributes = merged });
            Emit(ContactEventType.AttributesChanged, Contact(contactId));
        }
    }

    /// <summary>An agent's own call. It connects when the customer answers.</summary>
    public Contact CallOut(string username, string number, string? queueId)
    {
        var agent = Agent(username);
        if (
            agent.State.Type is AgentStateType.System or AgentStateType.Error
            || agent.Contacts.Exists(contact => contact is { Channel: Channel.Voice, IsMonitoring: false })
        )
        {
            throw ContactCenterException.InvalidState($"Agent '{username}' is {agent.State.Name} and cannot call out.");
        }

        var fromQueue = queueId ?? agent.RoutingProfile.DefaultOutboundQueueId ?? agent.RoutingProfile.Queues[0].QueueId;
        var queue = State.Queues.GetValueOrDefault(fromQueue) ?? throw ContactCenterException.NotFound("queue", fromQueue);
        var contact = Create(
            new NewContact
            {
                InitiationMethod = InitiationMethod.Outbound,
                CustomerEndpoint = ContactEndpoint.PhoneNumber(number),
                SystemEndpoint = queue.OutboundCallerNumber is { } shown ? ContactEndpoint.PhoneNumber(shown) : null,
            }
        ) with
        {
            State = ContactState.Offered,
            QueueId = queue.Id,
            Agent = username,
        };
        State = State with { Contacts = State.Contacts.SetItem(contact.Id, contact) };
        AddToDesk(
            username,
            new AgentContact
            {
                ContactId = contact.Id,
                Channel = Channel.Voice,
                InitiationMethod = InitiationMethod.Outbound,
                State = AgentContactState.Connecting,
                Since = now,
                Connections = Dialing(LegsOf(contact, agent).ConvertAll(leg => leg with { State = ConnectionState.Connecting })),
            }
        );
        return contact;
    }

    /// <summary>The number an agent called is picked up.</summary>
    public void CustomerAnswers(string contactId)
    {
        var (username, _) = Dialed(contactId);
        Connect(username, contactId);
    }

    /// <summary>The number an agent called does not answer or does not exist.</summary>
    public void CustomerUnreachable(string contactId)
    {
        var (username, _) = Dialed(contactId);
        Fail(username, contactId, AgentContactState.Error, AgentState.FailedConnectCustomer);
        End(contactId, DisconnectReason.OutboundDestinationUnreachable);
    }

    public void ThirdPartyAnswers(string username, string contactId, string connectionId) =>
        ChangeLeg(username, contactId, connectionId, ConnectionState.Connecting, ConnectionState.Connected);

    private (string Username, AgentContact Desk) Dialed(string contactId)
    {
        var username = Contact(contactId).Agent;
        return
            username is not null
            && Agent(username).Find(contactId) is { State: AgentContactState.Connecting, RingsUntil: null } desk
            ? (username, desk)
            : throw ContactCenterException.InvalidState($"Contact '{contactId}' is not being dialed.");
    }
}
