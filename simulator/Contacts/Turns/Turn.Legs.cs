using System.Collections.Immutable;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts.Turns;

internal sealed partial class Turn
{
    private Connection Leg(ConnectionType type, ConnectionState state, ContactEndpoint? endpoint, bool isInitial = false) =>
        new()
        {
            Id = Guid.NewGuid().ToString(),
            Type = type,
            State = state,
            Since = now,
            Endpoint = endpoint,
            IsInitial = isInitial,
        };

    /// <summary>The legs of an offered contact. A task has a leg on the agent's side only.</summary>
    private ImmutableList<Connection> LegsOf(Contact contact, Agent agent)
    {
        if (contact.Channel == Channel.Task)
        {
            return [Leg(ConnectionType.Agent, ConnectionState.Connecting, endpoint: null, isInitial: true)];
        }

        var outbound =
            contact.InitiationMethod
                is InitiationMethod.Outbound
                    or InitiationMethod.Api
                    or InitiationMethod.CallbackCustomerFirstDialed
            && contact.Channel == Channel.Voice;
        var customer = Leg(
            outbound ? ConnectionType.Outbound : ConnectionType.Inbound,
            contact switch
            {
                { CustomerHasLeft: true } => ConnectionState.Disconnected,
                { InitiationMethod: InitiationMethod.Callback } => ConnectionState.Connecting,
                _ => ConnectionState.Connected,
            },
            contact.Channel == Channel.Voice ? contact.CustomerEndpoint : null,
            isInitial: true
        );
        var endpoint =
            contact.Channel == Channel.Voice ? new ContactEndpoint(EndpointType.Agent, agent.Username, agent.Name) : null;
        return [Leg(ConnectionType.Agent, ConnectionState.Connecting, endpoint), customer];
    }

    private ImmutableList<Connection> Dialing(ImmutableList<Connection> legs) =>
        legs.ConvertAll(leg => leg.IsInitial ? leg with { AnswersAt = now + options.AnswerTime } : leg);

    public void Hold(string username, string contactId, string connectionId) =>
        ChangeLeg(username, contactId, connectionId, ConnectionState.Connected, ConnectionState.Hold);

    /// <summary>Takes a leg off hold. The agent's other call goes on hold.</summary>
    public void Resume(string username, string contactId, string connectionId)
    {
        ChangeLeg(username, contactId, connectionId, ConnectionState.Hold, ConnectionState.Connected);
        HoldOtherCalls(username, contactId);
    }

    /// <summary>Puts the parties of the agent's other calls on hold, because an agent talks on one call at a time.</summary>
    private void HoldOtherCalls(string username, string contactId)
    {
        if (Agent(username).Find(contactId) is not { Channel: Channel.Voice })
        {
            return;
        }

        foreach (var call in Agent(username).Contacts.Where(desk => desk.ContactId != contactId && IsOnTheLine(desk)).ToList())
        {
            ChangeOnDesk(username, call.ContactId, desk => desk with { Connections = desk.Connections.ConvertAll(PutOnHold) });
        }
    }

    private static bool IsOnTheLine(AgentContact desk) =>
        desk is { Channel: Channel.Voice, IsMonitoring: false, State: AgentContactState.Connected };

    public void Mute(string username, string contactId, string connectionId, bool muted)
    {
        var leg = LiveLeg(username, contactId, connectionId);
        ReplaceLeg(username, contactId, leg, leg with { IsMuted = muted });
    }

    public void SendDigits(string username, string contactId, string connectionId, string digits)
    {
        LiveLeg(username, contactId, connectionId);
        if (
            digits.Length is 0 or > 100
            || !digits.All(key => key is (>= '0' and <= '9') or '*' or '#' or ',' or (>= 'A' and <= 'D'))
        )
        {
            throw new ContactCenterException(
                ContactCenterError.InvalidParameter,
                "Digits are 1 to 100 of 0-9, A-D, *, # and comma."
            );
        }

        Emit(ContactEventType.DigitsSent, Contact(contactId), username, digits);
    }

    /// <summary>Swaps the legs on hold.</summary>
    public void ToggleHold(string username, string contactId) =>
        ChangeOthers(
            username,
            contactId,
            leg =>
                leg.State switch
                {
                    ConnectionState.Hold => leg.Become(ConnectionState.Connected, now),
                    ConnectionState.Connected => leg.Become(ConnectionState.Hold, now),
                    _ => leg,
                }
        );

    /// <summary>Takes all legs off hold.</summary>
    public void Conference(string username, string contactId) => ChangeOthers(username, contactId, OffHold);

    private Connection OffHold(Connection leg) =>
        leg.State == ConnectionState.Hold ? leg.Become(ConnectionState.Connected, now) : leg;

    private void ChangeOthers(string username, string contactId, Func<Connection, Connection> change)
    {
        var contact = Connected(username, contactId);
        if (!contact.ThirdParties.Any())
        {
            throw ContactCenterException.InvalidState($"Contact '{contactId}' has no third party.");
        }

        ChangeOnDesk(
            username,
            contactId,
            desk =>
                desk with
                {
                    Connections = desk.Connections.ConvertAll(leg => leg.Type == ConnectionType.Agent ? leg : change(leg)),
                }
        );
        HoldOtherCalls(username, contactId);
    }

    private void ChangeLeg(string username, string contactId, string connectionId, ConnectionState from, ConnectionState to)
    {
        var leg = LiveLeg(username, contactId, connectionId);
        if (leg.State != from)
        {
            throw ContactCenterException.InvalidState($"Connection '{connectionId}' is {leg.State}, not {from}.");
        }

        ReplaceLeg(username, contactId, leg, leg.Become(to, now));
    }

    private void ReplaceLeg(string username, string contactId, Connection leg, Connection becomes) =>
        ChangeOnDesk(username, contactId, desk => desk with { Connections = desk.Connections.Replace(leg, becomes) });

    private Connection LiveLeg(string username, string contactId, string connectionId)
    {
        var contact = Connected(username, contactId);
        return contact.Connections.Find(leg => leg.Id == connectionId && leg.IsLive)
            ?? throw ContactCenterException.NotFound($"live connection of contact '{contactId}'", connectionId);
    }

    private AgentContact Connected(string username, string contactId)
    {
        var contact = OnDesk(username, contactId);
        return contact.State == AgentContactState.Connected
            ? contact
            : throw ContactCenterException.InvalidState($"Contact '{contactId}' is {contact.State}, not Connected.");
    }
}
