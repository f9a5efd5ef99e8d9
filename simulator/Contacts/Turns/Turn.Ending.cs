using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;

namespace ScreenPop.Contacts.Turns;

internal sealed partial class Turn
{
    /// <summary>
    /// Hangs up as the customer. Every contact of the chain ends, except requested callbacks and tasks that follow. A call with
    /// other connected parties continues without the customer. False when the customer had left already.
    /// </summary>
    public bool HangUpByCustomer(string contactId)
    {
        var chain = Contact(contactId).ChainId;
        var live = SuccessorsOf(chain)
            .Prepend(chain)
            .Select(id => State.Contacts.GetValueOrDefault(id))
            .OfType<Contact>()
            .Where(contact =>
                contact is { IsOver: false, CustomerHasLeft: false }
                && contact.InitiationMethod != InitiationMethod.Monitor
                && (contact.Id == contactId || !IsOnItsOwn(contact))
            )
            .ToList();
        var staying = live.Where(GoesOnWithoutCustomer).ToList();
        foreach (var contact in staying)
        {
            CustomerLeaves(contact);
        }

        foreach (var contact in live.Except(staying))
        {
            End(contact.Id, DisconnectReason.CustomerDisconnect);
        }

        return live.Count > 0;
    }

    private bool GoesOnWithoutCustomer(Contact contact)
    {
        var talks = contact.Agent is { } username && Agent(username).Find(contact.Id)?.ThirdParties.Any(HasJoined) == true;
        OnCallersDesk(contact, (_, _, leg) => talks |= HasJoined(leg));
        return talks;
    }

    private static bool HasJoined(Connection leg) => leg.State is ConnectionState.Connected or ConnectionState.Hold;

    private void CustomerLeaves(Contact contact)
    {
        Put(contact with { CustomerHasLeft = true });
        ChangeOnDesk(
            contact.Agent!,
            contact.Id,
            desk =>
                desk with
                {
                    Connections = desk.Connections.ConvertAll(leg =>
                        leg.IsInitial ? leg.Become(ConnectionState.Disconnected, now) : OffHold(leg)
                    ),
                }
        );
    }

    /// <summary>Ends a call when the agent is its only party.</summary>
    private void EndIfAlone(string username, string contactId)
    {
        var contact = Contact(contactId);
        var company = Agent(username).Find(contactId)?.ThirdParties.Any(leg => leg.IsLive) == true;
        OnCallersDesk(contact, (_, _, _) => company = true);
        if (contact.CustomerHasLeft && !company)
        {
            End(contactId, DisconnectReason.ThirdPartyDisconnect);
        }
    }

    /// <summary>Whether the contact follows another one and continues after that one's end.</summary>
    private static bool IsOnItsOwn(Contact contact) =>
        IsCallback(contact.InitiationMethod)
        || contact is { InitiationMethod: InitiationMethod.Api, PreviousContactId: not null };

    public bool Stop(string contactId, DisconnectReason reason)
    {
        var over = Contact(contactId).IsOver;
        End(contactId, reason);
        return !over;
    }

    /// <summary>Removes a leg. Without the agent or the customer the contact ends; without a third party it continues.</summary>
    public void DestroyConnection(string username, string contactId, string connectionId)
    {
        var contact = OnDesk(username, contactId);
        if (contact.Connections.Find(leg => leg.Id == connectionId) is not { IsLive: true } leg)
        {
            throw ContactCenterException.NotFound($"live connection of contact '{contactId}'", connectionId);
        }

        if (leg is { IsInitial: false, Type: not (ConnectionType.Agent or ConnectionType.Monitoring) })
        {
            ThirdPartyLeaves(username, contactId, leg);
            if (leg.ThirdPartyContactId is { } transferred)
            {
                End(transferred, DisconnectReason.AgentDisconnect);
            }
        }
        else if (contact.RingsUntil is not null)
        {
            Reject(username, contactId);
        }
        else
        {
            var parties = contact.ThirdParties.Count(other => other.IsLive) + (Contact(contactId).CustomerHasLeft ? 0 : 1);
            var goesOn = leg.Type == ConnectionType.Agent && parties > 1;
            if (!goesOn)
            {
                EndConsultations(contact);
            }

            End(contactId, goesOn ? DisconnectReason.Transferred : DisconnectReason.AgentDisconnect);
        }
    }

    private void EndConsultations(AgentContact contact)
    {
        foreach (var thirdParty in contact.ThirdParties.Where(leg => leg.ThirdPartyContactId is not null).ToList())
        {
            End(thirdParty.ThirdPartyContactId!, DisconnectReason.AgentDisconnect);
        }
    }

    private void End(string contactId, DisconnectReason reason)
    {
        var contact = Contact(contactId);
        if (contact.IsOver)
        {
            return;
        }

        StopWaiting(contact);
        State = State with { Dialing = State.Dialing.Remove(contactId) };
        var over = contact with { State = ContactState.Ended, DisconnectedAt = now, DisconnectReason = reason };
        Put(over);
        State = State with { Over = State.Over.Enqueue(contactId), OverCount = State.OverCount + 1 };
        if (over.Agent is { } username && Agent(username).Find(contactId) is { IsLive: true } desk)
        {
            EndOnDesk(username, desk);
        }

        Emit(ContactEventType.Disconnected, over);
        LeaveConversations(over);
        EndMonitoring(over);
        if (over.CustomerHasLeft && reason != DisconnectReason.Transferred)
        {
            LeaveAlone(over);
        }
    }

    /// <summary>
    /// Ends the calls of the agents who were called into this one and are alone now: the customer and the agent have left.
    /// </summary>
    private void LeaveAlone(Contact over)
    {
        foreach (var id in SuccessorsOf(over.ChainId))
        {
            if (State.Contacts.GetValueOrDefault(id) is { Agent: { } username } called && called.PreviousContactId == over.Id)
            {
                EndIfAlone(username, id);
            }
        }
    }

    private void EndOnDesk(string username, AgentContact desk)
    {
        if (desk.IsMonitoring || (desk.RingsUntil is not null && !options.AbandonedIsMissed))
        {
            RemoveFromDesk(username, desk.ContactId);
        }
        else if (desk.RingsUntil is not null)
        {
            Fail(username, desk.ContactId, AgentContactState.Missed, AgentState.MissedCallAgent);
        }
        else
        {
            ChangeOnDesk(
                username,
                desk.ContactId,
                ended =>
                    ended with
                    {
                        State = AgentContactState.Ended,
                        Connections = ended.Connections.ConvertAll(leg => leg.Become(ConnectionState.Disconnected, now)),
                    }
            );
        }
    }
}
