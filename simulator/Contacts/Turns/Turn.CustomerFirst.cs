using ScreenPop.Contacts.Queues;

namespace ScreenPop.Contacts.Turns;

/// <content>Customer-first callbacks: the queued contact ends when its customer is dialed by a contact that follows it.</content>
internal sealed partial class Turn
{
    private static bool IsCallback(InitiationMethod method) =>
        method
            is InitiationMethod.Callback
                or InitiationMethod.CallbackCustomerFirstQueued
                or InitiationMethod.CallbackCustomerFirstDialed;

    private bool DialsFirst(WaitingContact place) =>
        Contact(place.ContactId).InitiationMethod == InitiationMethod.CallbackCustomerFirstQueued;

    private bool IsDialingFor(string username) => State.Dialing.Values.Any(dial => dial.Username == username);

    /// <summary>Dials the customer of a callback now that this agent is free.</summary>
    private void DialFirst(string username, WaitingContact place)
    {
        var queued = Contact(place.ContactId);
        var dialed = Succeed(queued, InitiationMethod.CallbackCustomerFirstDialed) with { QueueId = queued.QueueId };
        Put(dialed);
        State = State with { Dialing = State.Dialing.Add(dialed.Id, new(queued.QueueId!, username, now + options.AnswerTime)) };
        End(queued.Id, DisconnectReason.Transferred);
    }

    /// <summary>
    /// Puts the customer who answered in the queue. False when the contact is not a call of a customer-first callback.
    /// </summary>
    private bool AnswersFirst(string contactId)
    {
        if (!State.Dialing.TryGetValue(contactId, out var dial))
        {
            return false;
        }

        State = State with { Dialing = State.Dialing.Remove(contactId) };
        Enqueue(contactId, dial.QueueId);
        return true;
    }
}
