using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;

namespace ScreenPop.Contacts.Turns;

internal sealed partial class Turn
{
    /// <summary>
    /// Ends every part of the conversation when the customer hangs up, except a requested callback. False when it had ended
    /// already.
    /// </summary>
    public bool HangUpByCustomer(string contactId)
    {
        var chain = Contact(contactId).ChainId;
        var live = SuccessorsOf(chain)
            .Prepend(chain)
            .Select(id => State.Contacts.GetValueOrDefault(id))
            .OfType<Contact>()
            .Where(contact =>
                !contact.IsOver
                && contact.InitiationMethod != InitiationMethod.Monitor
                && (contact.InitiationMethod != InitiationMethod.Callback || contact.Id == contactId)
            )
            .ToList();
        foreach (var contact in live)
        {
            End(contact.Id, DisconnectReason.CustomerDisconnect);
        }

        return live.Count > 0;
    }

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
            var goesOn = leg.Type == ConnectionType.Agent && contact.ThirdParties.Any(other => other.IsLive);
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
