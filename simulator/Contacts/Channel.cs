namespace ScreenPop.Contacts;

/// <summary>How a customer reaches the contact centre. A queued callback is a voice contact.</summary>
public enum Channel
{
    Voice,
    Chat,
    Task,
    Email,
}
