using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Queues;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts;

/// <content>The operations of flows, callers and the service's API.</content>
public sealed partial class ContactCenter
{
    /// <summary>Creates a contact. Its flow runs first; agents see it after <see cref="Enqueue"/>.</summary>
    public Contact CreateContact(NewContact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return Apply(turn => turn.Create(contact));
    }

    /// <summary>
    /// Sets user-defined attributes and keeps the others. An empty value removes its attribute, as in a <em>Set contact
    /// attributes</em> block. The other contacts of the chain change too. Allowed at any time, also after the contact's end.
    /// </summary>
    public void SetAttributes(string contactId, IReadOnlyDictionary<string, string> attributes) =>
        Apply(turn => turn.SetAttributes(contactId, attributes));

    /// <summary>
    /// Sets and removes user-defined attributes in one step, in every contact of the chain. Allowed at any time, also after the
    /// contact's end.
    /// </summary>
    /// <exception cref="ContactCenterException">There is no such contact, or the service would refuse the attributes.</exception>
    public void ChangeAttributes(string contactId, AttributeChanges changes) =>
        Apply(turn => turn.ChangeAttributes(contactId, changes));

    /// <summary>
    /// Puts a contact into a queue, from its flow or from another queue. The contact may ring at an agent before this returns.
    /// </summary>
    /// <param name="contactId">The contact.</param>
    /// <param name="queueId">A queue's id, or an agent's <see cref="Agent.QueueId"/>.</param>
    /// <param name="priority">1 is served first; null keeps the contact's priority.</param>
    public EnqueueResult Enqueue(string contactId, string queueId, long? priority = null) =>
        Apply(turn => turn.Enqueue(contactId, queueId, priority));

    /// <summary>
    /// Offers a waiting contact to one agent, even during a call or in a custom state. An agent has at most two calls; accepting
    /// the second puts the first on hold.
    /// </summary>
    public void Interrupt(string contactId, string username) => Apply(turn => turn.Interrupt(contactId, username));

    /// <summary>Changes the contact's place in the queue, before or while it waits.</summary>
    /// <param name="contactId">The contact.</param>
    /// <param name="priority">1 is served first.</param>
    /// <param name="aging">See <see cref="Contact.Aging"/>.</param>
    public void ChangePlace(string contactId, long priority, TimeSpan aging = default) =>
        Apply(turn => turn.ChangePlace(contactId, priority, aging));

    /// <summary>The customer hangs up, on this contact or on its successors. False when all of them had ended already.</summary>
    public bool HangUpByCustomer(string contactId) => Apply(turn => turn.HangUpByCustomer(contactId));

    /// <summary>Ends a contact, on behalf of its flow or the API. False when it had ended already.</summary>
    public bool Stop(string contactId, DisconnectReason reason) => Apply(turn => turn.Stop(contactId, reason));

    /// <summary>
    /// Ends a live contact and returns its successor, which has the same attributes and no queue: a flow decides where it goes.
    /// </summary>
    public Contact TransferToFlow(string contactId, InitiationMethod method) =>
        Apply(turn => turn.TransferToFlow(contactId, method));

    /// <summary>The called customer answers.</summary>
    public void CustomerAnswers(string contactId) => Apply(turn => turn.CustomerAnswers(contactId));

    /// <summary>The called customer does not answer.</summary>
    public void CustomerUnreachable(string contactId) => Apply(turn => turn.CustomerUnreachable(contactId));

    /// <summary>Lets a supervisor listen to another agent's live contact; returns the supervisor's own contact.</summary>
    public Contact Monitor(string username, string contactId) => Apply(turn => turn.Monitor(username, contactId));
}
