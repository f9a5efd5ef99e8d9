using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Queues;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts;

/// <content>What flows, callers and the service's API do.</content>
public sealed partial class ContactCenter
{
    /// <summary>A contact arrives. Its flow comes next; no agent hears of it until <see cref="Enqueue"/>.</summary>
    public Contact CreateContact(NewContact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return Apply(turn => turn.Create(contact));
    }

    /// <summary>Writes user-defined attributes over those the contact has. Allowed at any time, also after its end.</summary>
    public void SetAttributes(string contactId, IReadOnlyDictionary<string, string> attributes) =>
        Apply(turn => turn.SetAttributes(contactId, attributes));

    /// <summary>
    /// Writes and removes user-defined attributes in one step. Allowed at any time, also after the contact's end.
    /// </summary>
    /// <exception cref="ContactCenterException">There is no such contact, or the service would refuse the attributes.</exception>
    public void ChangeAttributes(string contactId, AttributeChanges changes) =>
        Apply(turn => turn.ChangeAttributes(contactId, changes));

    /// <summary>
    /// Puts a contact whose flow runs, or that waits elsewhere, in a queue. It may ring at an agent before this returns.
    /// </summary>
    /// <param name="contactId">The contact.</param>
    /// <param name="queueId">A queue's id, or an agent's <see cref="Agent.QueueId"/>.</param>
    /// <param name="priority">1 is served first; null keeps the contact's own.</param>
    public EnqueueResult Enqueue(string contactId, string queueId, int? priority = null) =>
        Apply(turn => turn.Enqueue(contactId, queueId, priority));

    /// <summary>Changes the place in the queue, before or while waiting.</summary>
    public void SetPriority(string contactId, int priority) => Apply(turn => turn.SetPriority(contactId, priority));

    /// <summary>The customer goes, wherever the contact or its successors are. False when everything was over already.</summary>
    public bool HangUpByCustomer(string contactId) => Apply(turn => turn.HangUpByCustomer(contactId));

    /// <summary>Ends one contact from outside: by its flow or through the API. False when it was over already.</summary>
    public bool Stop(string contactId, DisconnectReason reason) => Apply(turn => turn.Stop(contactId, reason));

    /// <summary>
    /// Ends a live contact and returns its successor, which has the same attributes and no queue: a flow decides where it goes.
    /// </summary>
    public Contact TransferToFlow(string contactId, InitiationMethod method) =>
        Apply(turn => turn.TransferToFlow(contactId, method));

    /// <summary>The number an agent called is picked up.</summary>
    public void CustomerAnswers(string contactId) => Apply(turn => turn.CustomerAnswers(contactId));

    /// <summary>The number an agent called does not answer.</summary>
    public void CustomerUnreachable(string contactId) => Apply(turn => turn.CustomerUnreachable(contactId));

    /// <summary>A supervisor listens to another agent's live contact; returns the supervisor's own contact.</summary>
    public Contact Monitor(string username, string contactId) => Apply(turn => turn.Monitor(username, contactId));
}
