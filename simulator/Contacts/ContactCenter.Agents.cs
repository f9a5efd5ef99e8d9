using ScreenPop.Contacts.Agents;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts;

/// <content>The operations of agents. A contact that is not on the agent's desk is not found.</content>
public sealed partial class ContactCenter
{
    /// <summary>Signs an agent in with this state. Does nothing for an agent who is signed in.</summary>
    public void SignIn(string username, string stateName = "Available") => Apply(turn => turn.SignIn(username, stateName));

    /// <summary>
    /// Signs an agent out. Offers return to their queues. A call in progress continues, and the agent is offline after it.
    /// </summary>
    public void SignOut(string username) => Apply(turn => turn.SignOut(username));

    /// <summary>Sets the agent's state, now or (<paramref name="enqueue"/>) after the present contacts.</summary>
    public void SetAgentState(string username, string stateName, bool enqueue = false) =>
        Apply(turn => turn.SetAgentState(username, stateName, enqueue));

    public void SetPreferences(string username, AgentPreferences preferences) =>
        Apply(turn => turn.SetPreferences(username, preferences));

    public void Accept(string username, string contactId) => Apply(turn => turn.Accept(username, contactId));

    public void Reject(string username, string contactId) => Apply(turn => turn.Reject(username, contactId));

    /// <summary>Clears an ended contact from the desk.</summary>
    public void Clear(string username, string contactId) => Apply(turn => turn.Clear(username, contactId));

    /// <summary>
    /// Disconnects one leg. Without the agent's or the customer's leg the contact ends; without a third party's leg it
    /// continues.
    /// </summary>
    public void DestroyConnection(string username, string contactId, string connectionId) =>
        Apply(turn => turn.DestroyConnection(username, contactId, connectionId));

    public void Hold(string username, string contactId, string connectionId) =>
        Apply(turn => turn.Hold(username, contactId, connectionId));

    public void Resume(string username, string contactId, string connectionId) =>
        Apply(turn => turn.Resume(username, contactId, connectionId));

    public void Mute(string username, string contactId, string connectionId, bool muted) =>
        Apply(turn => turn.Mute(username, contactId, connectionId, muted));

    public void SendDigits(string username, string contactId, string connectionId, string digits) =>
        Apply(turn => turn.SendDigits(username, contactId, connectionId, digits));

    /// <summary>Calls a third party and puts the others on hold.</summary>
    public void AddConnection(string username, string contactId, ContactEndpoint endpoint) =>
        Apply(turn => turn.AddConnection(username, contactId, endpoint));

    /// <summary>Swaps the legs on hold.</summary>
    public void ToggleHold(string username, string contactId) => Apply(turn => turn.ToggleHold(username, contactId));

    /// <summary>Joins all legs.</summary>
    public void Conference(string username, string contactId) => Apply(turn => turn.Conference(username, contactId));

    /// <summary>Transfers a contact to an agent or a queue without consultation; returns the new contact.</summary>
    public Contact Transfer(string username, string contactId, ContactEndpoint endpoint) =>
        Apply(turn => turn.Transfer(username, contactId, endpoint));

    /// <summary>Calls a number; returns the contact, which connects when the customer answers.</summary>
    public Contact CallOut(string username, string number, string? queueId = null, string? relatedContactId = null) =>
        Apply(turn => turn.CallOut(username, number, queueId, relatedContactId));

    /// <summary>Pauses a task.</summary>
    public void PauseTask(string username, string contactId) => Apply(turn => turn.Pause(username, contactId));

    public void ResumeTask(string username, string contactId) => Apply(turn => turn.ResumeTask(username, contactId));

    public void ReportIssue(string username, string contactId, string issue) =>
        Apply(turn => turn.ReportIssue(username, contactId, issue));

    /// <summary>Switches between listening to a contact and joining it.</summary>
    public void SetMonitoring(string username, string contactId, bool bargeIn) =>
        Apply(turn => turn.SetMonitoring(username, contactId, bargeIn));
}
