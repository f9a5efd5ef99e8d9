using System.Collections.Immutable;
using ScreenPop.Contacts.Agents;

namespace ScreenPop.Contacts.Turns;

/// <summary>
/// One operation: a working copy of the state, and the events so far. The copy is published when the operation succeeds, so a
/// refused operation changes nothing.
/// </summary>
internal sealed partial class Turn
{
    private readonly List<ContactEvent> events = [];
    private readonly CenterState before;
    private readonly DateTimeOffset now;
    private readonly ContactCenterOptions options;

    public Turn(CenterState before, DateTimeOffset now, ContactCenterOptions options)
    {
        this.before = before;
        this.now = now;
        this.options = options;
        State = before;
    }

    public CenterState State { get; private set; }

    private void Emit(ContactEventType type, Contact contact, string? agent = null, string? detail = null) =>
        events.Add(new(type, now, contact, agent ?? contact.Agent, detail));

    private Contact Contact(string contactId) =>
        State.Contacts.GetValueOrDefault(contactId) ?? throw ContactCenterException.NotFound("contact", contactId);

    private Agent Agent(string username) =>
        State.Agents.GetValueOrDefault(username) ?? throw ContactCenterException.NotFound("agent", username);

    /// <summary>The contact on this agent's desk. Another agent's contact is not found.</summary>
    private AgentContact OnDesk(string username, string contactId) =>
        Agent(username).Find(contactId) ?? throw ContactCenterException.NotFound($"contact of agent '{username}'", contactId);

    private void Put(Contact contact)
    {
        var was = State.Contacts.GetValueOrDefault(contact.Id);
        if (was is not null && was.State != contact.State && !Transitions.IsAllowed(was.State, contact.State))
        {
            throw ContactCenterException.InvalidState(
                $"Contact '{contact.Id}' is {was.State}; it cannot become {contact.State}."
            );
        }

        State = State with { Contacts = State.Contacts.SetItem(contact.Id, contact) };
    }

    /// <summary>Adds a contact that continues a chain.</summary>
    private void PutSuccessor(Contact contact)
    {
        Put(contact);
        State = State with
        {
            Successors = State.Successors.SetItem(contact.ChainId, SuccessorsOf(contact.ChainId).Add(contact.Id)),
        };
    }

    private ImmutableList<string> SuccessorsOf(string chainId) => State.Successors.GetValueOrDefault(chainId, []);

    private void Put(Agent agent) => State = State with { Agents = State.Agents.SetItem(agent.Username, agent) };

    private void AddToDesk(string username, AgentContact contact)
    {
        var agent = Agent(username);
        Put(agent with { Contacts = agent.Contacts.Add(contact) });
    }

    private AgentContact ChangeOnDesk(string username, string contactId, Func<AgentContact, AgentContact> change)
    {
        var agent = Agent(username);
        var was = OnDesk(username, contactId);
        var becomes = change(was);
        if (was.State != becomes.State)
        {
            if (!Transitions.IsAllowed(was.State, becomes.State))
            {
                throw ContactCenterException.InvalidState(
                    $"Contact '{contactId}' is {was.State} at '{username}'; it cannot become {becomes.State}."
                );
            }

            becomes = becomes with { Since = now };
        }

        Put(agent with { Contacts = agent.Contacts.Replace(was, becomes) });
        return becomes;
    }

    private void RemoveFromDesk(string username, string contactId)
    {
        var agent = Agent(username);
        Put(agent with { Contacts = agent.Contacts.RemoveAll(contact => contact.ContactId == contactId) });
    }

    /// <summary>Applies the consequences of the operation and returns its change; null when nothing changed.</summary>
    public CenterChange? Finish()
    {
        SettleAgents();
        Route();
        SettleAgents();
        ForgetOld();
        if (ReferenceEquals(State, before) && events.Count == 0)
        {
            return null;
        }

        return new(before, State, events, [.. State.Agents.Keys.Where(username => State.DeskDiffers(before, username))]);
    }

    private void ForgetOld()
    {
        while (State.OverCount > options.ContactsKept)
        {
            var over = State.Over.Dequeue(out var oldest);
            var onDesk = State.Agents.Values.Any(agent => agent.Find(oldest) is not null);
            var forgotten = State.Contacts[oldest];
            State = State with
            {
                Over = onDesk ? over.Enqueue(oldest) : over,
                OverCount = onDesk ? State.OverCount : State.OverCount - 1,
                Contacts = onDesk ? State.Contacts : State.Contacts.Remove(oldest),
            };
            if (onDesk)
            {
                return;
            }

            if (forgotten.InitialContactId is { } chain)
            {
                var left = SuccessorsOf(chain).Remove(oldest);
                State = State with
                {
                    Successors = left.IsEmpty ? State.Successors.Remove(chain) : State.Successors.SetItem(chain, left),
                };
            }
        }
    }
}
