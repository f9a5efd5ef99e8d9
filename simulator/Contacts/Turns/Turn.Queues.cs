using System.Collections.Immutable;
using ScreenPop.Contacts.Queues;

namespace ScreenPop.Contacts.Turns;

internal sealed partial class Turn
{
    public EnqueueResult Enqueue(string contactId, string queueId, long? priority = null)
    {
        var contact = Contact(contactId);
        var queue = State.Queues.GetValueOrDefault(queueId);
        if (queue is null && !State.Agents.Values.Any(agent => agent.QueueId == queueId))
        {
            throw ContactCenterException.NotFound("queue", queueId);
        }

        if (State.Dialing.ContainsKey(contactId))
        {
            throw ContactCenterException.InvalidState(
                $"The customer of contact '{contactId}' is being dialed; it enters its queue by itself."
            );
        }

        if (!Transitions.IsAllowed(contact.State, ContactState.Queued) || contact.State == ContactState.Offered)
        {
            throw ContactCenterException.InvalidState($"Contact '{contactId}' is {contact.State}; it cannot be put in a queue.");
        }

        if (queue?.MaxContacts is { } limit && contact.QueueId != queueId && State.WaitingIn(queueId) >= limit)
        {
            return EnqueueResult.AtCapacity;
        }

        StopWaiting(contact);
        State = State with { Arrivals = State.Arrivals + 1 };
        Wait(
            contact with
            {
                QueueId = queueId,
                EnqueuedAt = now,
                Arrival = State.Arrivals,
                Priority = priority ?? contact.Priority,
            }
        );
        return EnqueueResult.Queued;
    }

    public void ChangePlace(string contactId, long priority, TimeSpan aging)
    {
        var contact = Contact(contactId);
        if (contact.State is not (ContactState.Flow or ContactState.Queued or ContactState.Offered))
        {
            throw ContactCenterException.InvalidState($"Contact '{contactId}' is {contact.State}; it no longer waits.");
        }

        var waits = StopWaiting(contact);
        Put(contact with { Priority = priority, Aging = aging });
        if (waits)
        {
            TakePlace(Contact(contactId));
        }
    }

    /// <summary>Returns the contact to its former place in the queue, for the next agent.</summary>
    private void Requeue(string contactId) => Wait(Contact(contactId) with { Agent = null });

    private void Wait(Contact contact)
    {
        var waiting = contact with { State = ContactState.Queued };
        Put(waiting);
        TakePlace(waiting);
        Emit(ContactEventType.Queued, waiting);
    }

    private void TakePlace(Contact contact)
    {
        var key = (contact.QueueId!, contact.Channel);
        State = State with
        {
            Waiting = State.Waiting.SetItem(key, State.Waiting.GetValueOrDefault(key, []).Add(PlaceOf(contact))),
        };
    }

    private static WaitingContact PlaceOf(Contact contact) =>
        new(contact.Priority, contact.EnqueuedAt!.Value - contact.Aging, contact.Arrival, contact.Id, contact.Channel);

    private bool StopWaiting(Contact contact)
    {
        if (
            contact.QueueId is null
            || contact.EnqueuedAt is null
            || !State.Waiting.TryGetValue((contact.QueueId, contact.Channel), out var line)
        )
        {
            return false;
        }

        var left = line.Remove(PlaceOf(contact));
        if (ReferenceEquals(left, line))
        {
            return false;
        }

        var key = (contact.QueueId, contact.Channel);
        State = State with { Waiting = left.IsEmpty ? State.Waiting.Remove(key) : State.Waiting.SetItem(key, left) };
        return true;
    }
}
