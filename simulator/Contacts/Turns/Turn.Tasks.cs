using ScreenPop.Contacts.Agents;

namespace ScreenPop.Contacts.Turns;

internal sealed partial class Turn
{
    public void Pause(string username, string contactId)
    {
        if (Connected(username, contactId).Channel != Channel.Task)
        {
            throw ContactCenterException.InvalidState($"Contact '{contactId}' is not a task; only tasks are paused.");
        }

        ChangeOnDesk(username, contactId, task => task with { State = AgentContactState.Paused });
        Emit(ContactEventType.Paused, Contact(contactId));
    }

    public void ResumeTask(string username, string contactId)
    {
        if (OnDesk(username, contactId).State != AgentContactState.Paused)
        {
            throw ContactCenterException.InvalidState($"Contact '{contactId}' is not paused.");
        }

        ChangeOnDesk(username, contactId, task => task with { State = AgentContactState.Connected });
        Emit(ContactEventType.Resumed, Contact(contactId));
    }

    public void ReportIssue(string username, string contactId, string issue)
    {
        OnDesk(username, contactId);
        Emit(ContactEventType.IssueReported, Contact(contactId), username, issue);
    }
}
