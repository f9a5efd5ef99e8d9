using ScreenPop.Contacts.Agents;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts;

/// <content>What agents do. A contact that is not on the agent's desk is not found.</content>
public sealed partial class ContactCenter
{
    /// <summary>An agent comes to work in this state; one who is at work already is left alone.</summary>
    public void SignIn(string username, string stateName = "Available") => Apply(turn => turn.SignIn(username, stateName));

    /// <summary>
    /// The agent goes. Offers return to their queues; a call in progress stays, and the agent is offline after it.
    /// </summary>
    public void SignOut(string username) => Apply(turn => turn.SignOut(username));

    /// <summary>The agent chooses a state, now or (<paramref name="enqueue"/>) when the contacts at hand are done.</summary>
    public void SetAgentState(string username, string stateName, bool enqueue = false) =>
        Apply(turn => turn.SetAgentState(username, stateName, enqueue));

    public void SetPreferences(string username, AgentPreferences preferences) =>
        Apply(turn => turn.SetPreferences(username, preferences));

    public void Accept(string username, string contactId) => Apply(turn => turn.Accept(username, contactId));

    public void Reject(string username, string contactId) => Apply(turn => turn.Reject(username, contactId));

    /// <summary>Takes a finished contact off the desk.</summary>
    public void Clear(string username, string contactId) => Apply(turn => turn.Clear(username, contactId));

    /// <summary>Hangs up one leg: the agent's or the customer's ends the contact, a third party's does not.</summary>
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

    /// <summary>Swaps who is on hold.</summary>
    public void ToggleHold(string username, string contactId) => Apply(turn => turn.ToggleHold(username, contactId));

    /// <summary>Brings everybody together.</summary>
    public void Conference(string username, string contactId) => Apply(turn => turn.Conference(username, contactId));

    /// <summary>Hands a contact to an agent or a queue without staying on it; returns the contact they get.</summary>
    public Contact Transfer(string username, string contactId, ContactEndpoint endpoint) =>
        Apply(turn => turn.Transfer(username, contactId, endpoint));

    /// <summary>Calls a number; returns the contact, which connects when the customer answers.</summary>
    public Contact CallOut(string username, string number, string? queueId = null) =>
        Apply(turn => turn.CallOut(username, number, queueId));

    /// <summary>Sets a task aside.</summary>
    public void PauseTask(string username, string contactId) => Apply(turn => turn.Pause(username, contactId));

    public void ResumeTask(string username, string contactId) => Apply(turn => turn.ResumeTask(username, contactId));

    public void ReportIssue(string username, string contactId, string issue) =>
        Apply(turn => turn.ReportIssue(username, contactId, issue));

    /// <summary>Between listening to a contact and speaking on it.</summary>
    public void SetMonitoring(string username, string contactId, bool bargeIn) =>
        Apply(turn => turn.SetMonitoring(username, contactId, bargeIn));
}
