using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;
using ScreenPop.Contacts.Queues;

namespace ScreenPop.Contacts.Turns;

internal sealed partial class Turn
{
    /// <summary>The maximum number of an agent's calls, one of them by an interruption.</summary>
    private const int MostCalls = 2;

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
        if (agent.Preferences.Accepts(contact))
        {
            Accept(username, contact.Id);
        }
    }

    /// <summary>
    /// Offers a waiting contact to one agent, even during a call or in a custom state: the block <em>Interrupt agent</em>.
    /// Accepting a second call puts the first on hold.
    /// </summary>
    public void Interrupt(string contactId, string username)
    {
        var contact = Contact(contactId);
        var agent = Agent(username);
        if (contact.State != ContactState.Queued || contact.InitiationMethod == InitiationMethod.CallbackCustomerFirstQueued)
        {
            throw ContactCenterException.InvalidState(
                $"Contact '{contactId}' is {contact.State}; only a waiting contact can interrupt an agent."
            );
        }

        if (!agent.IsSignedIn || agent.Availability.Type == AgentStateType.Offline || agent.Find(contactId) is not null)
        {
            throw ContactCenterException.InvalidState(
                $"Agent '{username}' cannot get contact '{contactId}': the agent is signed out or offline, or has the contact."
            );
        }

        var calls = agent.Contacts.FindAll(desk => desk is { Channel: Channel.Voice, IsMonitoring: false });
        if (contact.Channel == Channel.Voice && (calls.Count >= MostCalls || calls.Exists(call => call.RingsUntil is not null)))
        {
            throw ContactCenterException.InvalidState($"Agent '{username}' has {MostCalls} calls or an unanswered one already.");
        }

        Offer(username, PlaceOf(contact));
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
        HoldOtherCalls(username, contactId);
        ChangeOnDesk(
            username,
            contactId,
            contact =>
                contact with
                {
                    State = AgentContactState.Connected,
                    RingsUntil = null,
                    Connections = contact.Connections.ConvertAll(leg =>
                        leg.IsLive ? leg.Become(ConnectionState.Connected, now) : leg
                    ),
                }
        );
        var connected = Contact(contactId) with { State = ContactState.Connected, ConnectedToAgentAt = now };
        Put(connected);
        ThirdPartyJoins(connected);
        Emit(ContactEventType.ConnectedToAgent, connected);
    }
}
