using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;

namespace ScreenPop.Contacts.Turns;

internal sealed partial class Turn
{
    /// <summary>
    /// Lets a supervisor listen to a live contact. The supervisor gets a contact of their own, which ends with the monitored
    /// one.
    /// </summary>
    public Contact Monitor(string username, string contactId)
    {
        var supervisor = Agent(username);
        var listenedTo = Contact(contactId);
        if (!supervisor.IsSupervisor)
        {
            throw ContactCenterException.InvalidState($"Agent '{username}' may not monitor others.");
        }

        if (
            listenedTo.State != ContactState.Connected
            || listenedTo.InitiationMethod == InitiationMethod.Monitor
            || listenedTo.Agent == username
        )
        {
            throw ContactCenterException.InvalidState(
                $"Contact '{contactId}' is {listenedTo.State}; only another agent's live contact is monitored."
            );
        }

        var contact = Create(
            new NewContact
            {
                Channel = listenedTo.Channel,
                InitiationMethod = InitiationMethod.Monitor,
                RelatedContactId = contactId,
            }
        ) with
        {
            State = ContactState.Connected,
            Agent = username,
            ConnectedToAgentAt = now,
        };
        State = State with { Contacts = State.Contacts.SetItem(contact.Id, contact) };
        AddToDesk(
            username,
            new AgentContact
            {
                ContactId = contact.Id,
                Channel = contact.Channel,
                InitiationMethod = InitiationMethod.Monitor,
                State = AgentContactState.Connected,
                Since = now,
                Connections = [Leg(ConnectionType.Monitoring, ConnectionState.SilentMonitor, endpoint: null, isInitial: true)],
            }
        );
        return contact;
    }

    /// <summary>Switches between listening and joining.</summary>
    public void SetMonitoring(string username, string contactId, bool bargeIn)
    {
        var contact = OnDesk(username, contactId);
        if (contact is not { IsMonitoring: true, AgentConnection: { } leg })
        {
            throw ContactCenterException.InvalidState($"Agent '{username}' does not monitor contact '{contactId}'.");
        }

        ReplaceLeg(username, contactId, leg, leg.Become(bargeIn ? ConnectionState.Barge : ConnectionState.SilentMonitor, now));
    }

    private void EndMonitoring(Contact over)
    {
        foreach (
            var monitor in State
                .Agents.Values.SelectMany(agent => agent.Contacts)
                .Where(desk => desk.IsMonitoring)
                .Select(desk => Contact(desk.ContactId))
                .Where(contact => contact.RelatedContactId == over.Id && !contact.IsOver)
                .ToList()
        )
        {
            End(monitor.Id, over.DisconnectReason!.Value);
        }
    }
}
