using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;
using ScreenPop.Contacts.Queues;

namespace ScreenPop.Contacts.Turns;

internal sealed partial class Turn
{
    private void Offer(string username, WaitingContact place)
    {
        var agent = Agent(username);
        StopWaiting(Contact(place.ContactId));
        var contact = Contact(place.ContactId) with { State = ContactState.Offered, Agent = username };
        Put(contact);
        AddToDesk(
            username,
            new AgentContact
            {
                ContactId = contact.Id,
                Channel = contact.Channel,
                InitiationMethod = contact.InitiationMethod,
                State =
                    contact.InitiationMethod == InitiationMethod.Callback
                        ? AgentContactState.Incoming
                        : AgentContactState.Connecting,
                Since = now,
                RingsUntil = now + options.RingTime,
                Connections = LegsOf(contact, agent),
            }
        );
        Emit(ContactEventType.Offered, contact);
        if (contact.Channel == Channel.Voice && agent.Preferences is { AutoAccept: true, SoftphoneEnabled: true })
        {
            Accept(username, contact.Id);
        }
    }

    public void Accept(string username, string contactId)
    {
        var offer = Ringing(username, contactId);
        if (offer.State == AgentContactState.Incoming)
        {
            ChangeOnDesk(
                username,
                contactId,
                contact =>
                    contact with
                    {
                        State = AgentContactState.Connecting,
                        RingsUntil = null,
                        Connections = Dialing(contact.Connections),
                    }
            );
            return;
        }

        Connect(username, contactId);
    }

    public void Reject(string username, string contactId)
    {
        var offer = Ringing(username, contactId);
        TakeBack(username, offer, options.RejectedVoice, AgentContactState.Rejected);
        Emit(ContactEventType.Rejected, Contact(contactId), username);
    }

    private void Miss(string username, AgentContact offer)
    {
        TakeBack(username, offer, options.MissedVoice, AgentContactState.Missed);
        Emit(ContactEventType.Missed, Contact(offer.ContactId), username);
    }

    private void TakeBack(string username, AgentContact offer, AgentContactState voice, AgentContactState other)
    {
        Fail(username, offer.ContactId, offer.Channel == Channel.Voice ? voice : other, AgentState.MissedCallAgent);
        Requeue(offer.ContactId);
    }

    private void Fail(string username, string contactId, AgentContactState state, AgentState failure) =>
        ChangeOnDesk(
            username,
            contactId,
            contact =>
                contact with
                {
                    State = state,
                    Failure = failure,
                    RingsUntil = null,
                    Connections = contact.Connections.ConvertAll(leg => leg.Become(ConnectionState.Disconnected, now)),
                }
        );

    private AgentContact Ringing(string username, string contactId)
    {
        var contact = OnDesk(username, contactId);
        return contact.RingsUntil is not null
            ? contact
            : throw ContactCenterException.InvalidState(
                $"Contact '{contactId}' is {contact.State}; it is not offered to '{username}'."
            );
    }

    private void Connect(string username, string contactId)
    {
        ChangeOnDesk(
            username,
            contactId,
            contact =>
                contact with
                {
                    State = AgentContactState.Connected,
                    RingsUntil = null,
                    Connections = contact.Connections.ConvertAll(leg => leg.Become(ConnectionState.Connected, now)),
                }
        );
        var connected = Contact(contactId) with { State = ContactState.Connected, ConnectedToAgentAt = now };
        Put(connected);
        ThirdPartyJoins(connected);
        Emit(ContactEventType.ConnectedToAgent, connected);
    }
}
