using System.Collections.Immutable;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts.Turns;

internal sealed partial class Turn
{
    public Contact Create(NewContact arriving)
    {
        RefuseBadNames(arriving.Attributes);
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
            ScheduledAt = arriving.ScheduledAt,
            Attributes = Changed(previous?.Attributes ?? ContactAttributes.None, AttributeChanges.Of(arriving.Attributes)),
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
        RefuseBadNames(attributes);
        ChangeAttributes(contactId, AttributeChanges.OfBlock(attributes));
    }

    /// <summary>Changes the attributes of every contact of the chain: the service shares them among its contacts.</summary>
    public void ChangeAttributes(string contactId, AttributeChanges changes)
    {
        var chain = Contact(contactId).ChainId;
        foreach (var contact in SuccessorsOf(chain).Prepend(chain).Select(State.Contacts.GetValueOrDefault).OfType<Contact>())
        {
            var changed = Changed(contact.Attributes, changes);
            if (!ReferenceEquals(changed, contact.Attributes))
            {
                Put(contact with { Attributes = changed });
                Emit(ContactEventType.AttributesChanged, Contact(contact.Id));
            }
        }
    }

    /// <summary>Starts an agent's outbound call. It connects when the customer answers.</summary>
    public Contact CallOut(string username, string number, string? queueId, string? relatedContactId)
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
                RelatedContactId = relatedContactId,
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

    /// <summary>The called customer answers.</summary>
    public void CustomerAnswers(string contactId)
    {
        if (!AnswersFirst(contactId))
        {
            var (username, _) = Dialed(contactId);
            Connect(username, contactId);
        }
    }

    /// <summary>The called number does not answer or does not exist.</summary>
    public void CustomerUnreachable(string contactId)
    {
        if (State.Dialing.ContainsKey(contactId))
        {
            End(contactId, DisconnectReason.OutboundDestinationUnreachable);
            return;
        }

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

    private static void RefuseBadNames(IReadOnlyDictionary<string, string> attributes)
    {
        if (attributes.Keys.FirstOrDefault(name => !ContactAttributes.IsApiName(name)) is { } bad)
        {
            throw new ContactCenterException(
                ContactCenterError.InvalidParameter,
                $"'{bad}' is not an attribute name: letters, digits, '-' and '_' only."
            );
        }
    }

    private static IReadOnlyDictionary<string, string> Changed(
        IReadOnlyDictionary<string, string> current,
        AttributeChanges changes
    )
    {
        try
        {
            return ContactAttributes.Change(current, changes);
        }
        catch (AttributesRefusedException refused)
        {
            throw new ContactCenterException(ContactCenterError.AttributeLimit, refused.Message);
        }
    }
}
