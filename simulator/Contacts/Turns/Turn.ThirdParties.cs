using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;
using ScreenPop.Contacts.Queues;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts.Turns;

internal sealed partial class Turn
{
    /// <summary>
    /// The maximum number of third parties besides the agent and the customer: the service's limit is six parties in all.
    /// </summary>
    private const int MostThirdParties = 4;

    /// <summary>Calls a third party. The others are on hold until the parties are joined.</summary>
    public void AddConnection(string username, string contactId, ContactEndpoint endpoint)
    {
        var contact = Connected(username, contactId);
        if (contact.Channel != Channel.Voice)
        {
            throw ContactCenterException.InvalidState($"Contact '{contactId}' is not a call; transfer it instead.");
        }

        if (contact.ThirdParties.Count(leg => leg.IsLive) >= MostThirdParties)
        {
            throw ContactCenterException.InvalidState($"Contact '{contactId}' has {MostThirdParties} third parties already.");
        }

        var called = Leg(ConnectionType.Outbound, ConnectionState.Connecting, endpoint) with
        {
            AnswersAt = endpoint.Type == EndpointType.PhoneNumber ? now + options.AnswerTime : null,
            ThirdPartyContactId = endpoint.Type == EndpointType.PhoneNumber ? null : Transferred(contactId, endpoint).Id,
        };
        ChangeOnDesk(username, contactId, desk => desk with { Connections = desk.Connections.ConvertAll(PutOnHold).Add(called) });
        HoldOtherCalls(username, contactId);
    }

    /// <summary>Transfers the contact without consultation. The agent's part ends.</summary>
    public Contact Transfer(string username, string contactId, ContactEndpoint endpoint)
    {
        Connected(username, contactId);
        RefuseWithoutCustomer(contactId);
        var transferred = Transferred(contactId, endpoint);
        End(contactId, DisconnectReason.Transferred);
        return transferred;
    }

    /// <summary>
    /// Takes a contact from its present agent or queue. Its successor has the same attributes, and a flow decides where it
    /// goes.
    /// </summary>
    public Contact TransferToFlow(string contactId, InitiationMethod method)
    {
        var current = Contact(contactId);
        if (current.IsOver)
        {
            throw ContactCenterException.InvalidState($"Contact '{contactId}' is over.");
        }

        RefuseWithoutCustomer(contactId);
        var successor = Succeed(current, method);
        End(contactId, DisconnectReason.Transferred);
        return successor;
    }

    private void RefuseWithoutCustomer(string contactId)
    {
        if (Contact(contactId).CustomerHasLeft)
        {
            throw ContactCenterException.InvalidState(
                $"The customer of contact '{contactId}' has left; the contact cannot be transferred."
            );
        }
    }

    private Connection PutOnHold(Connection leg) =>
        leg is { Type: not ConnectionType.Agent, State: ConnectionState.Connected } ? leg.Become(ConnectionState.Hold, now) : leg;

    /// <summary>
    /// Creates the contact for the next agent. It has the same attributes and waits in the queue of that agent or in the target
    /// queue.
    /// </summary>
    private Contact Transferred(string contactId, ContactEndpoint endpoint)
    {
        var current = Contact(contactId);
        var queueId = endpoint.Type switch
        {
            EndpointType.Agent => Agent(endpoint.Address).QueueId,
            EndpointType.Queue => endpoint.Address,
            _ => throw new ContactCenterException(
                ContactCenterError.InvalidParameter,
                "A contact is transferred to an agent or a queue."
            ),
        };
        var transferred = Succeed(
            current,
            endpoint.Type == EndpointType.Queue ? InitiationMethod.QueueTransfer : InitiationMethod.Transfer
        );
        return Enqueue(transferred.Id, queueId) == EnqueueResult.Queued
            ? Contact(transferred.Id)
            : throw ContactCenterException.InvalidState($"Queue '{queueId}' is full.");
    }

    private Contact Succeed(Contact current, InitiationMethod method)
    {
        var successor = current with
        {
            Id = Guid.NewGuid().ToString(),
            State = ContactState.Flow,
            InitiationMethod = method,
            InitialContactId = current.ChainId,
            PreviousContactId = current.Id,
            InitiatedAt = now,
            Agent = null,
            ConnectedToAgentAt = null,
            QueueId = null,
            EnqueuedAt = null,
        };
        PutSuccessor(successor);
        Emit(ContactEventType.Initiated, successor);
        return successor;
    }

    /// <summary>The called agent has answered: the caller's leg to that agent connects.</summary>
    private void ThirdPartyJoins(Contact joined) =>
        OnCallersDesk(
            joined,
            (username, desk, leg) => ReplaceLeg(username, desk.ContactId, leg, leg.Become(ConnectionState.Connected, now))
        );

    private void LeaveConversations(Contact over) =>
        OnCallersDesk(over, (username, desk, leg) => ThirdPartyLeaves(username, desk.ContactId, leg));

    private void OnCallersDesk(Contact contact, Action<string, AgentContact, Connection> action)
    {
        if (
            contact.PreviousContactId is { } previousId
            && State.Contacts.GetValueOrDefault(previousId)?.Agent is { } username
            && Agent(username).Find(previousId) is { IsLive: true } desk
            && desk.Connections.Find(leg => leg.ThirdPartyContactId == contact.Id) is { IsLive: true } leg
        )
        {
            action(username, desk, leg);
        }
    }

    private void ThirdPartyLeaves(string username, string contactId, Connection leg)
    {
        ChangeOnDesk(
            username,
            contactId,
            desk =>
            {
                var left = desk.Connections.Remove(leg);
                return desk with
                {
                    Connections = left.Any(other => other is { IsInitial: false, Type: not ConnectionType.Agent })
                        ? left
                        : left.ConvertAll(OffHold),
                };
            }
        );
        EndIfAlone(username, contactId);
    }
}
