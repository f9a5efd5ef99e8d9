using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts;

public enum ContactCenterError
{
    /// <summary>No such contact, agent, queue, state or connection, or it is another agent's.</summary>
    NotFound,

    /// <summary>Not possible in the state the contact or the agent is in.</summary>
    InvalidState,

    /// <summary>A value is out of bounds.</summary>
    InvalidParameter,

    /// <summary>Attributes would be over <see cref="ContactAttributes.LimitBytes"/>.</summary>
    AttributeLimit,
}

/// <summary>An operation was refused; nothing has changed.</summary>
public sealed class ContactCenterException : Exception
{
    public ContactCenterException(ContactCenterError error, string message)
        : base(message) => Error = error;

    public ContactCenterError Error { get; }

    internal static ContactCenterException NotFound(string what, string name) =>
        new(ContactCenterError.NotFound, $"There is no {what} '{name}'.");

    internal static ContactCenterException InvalidState(string message) => new(ContactCenterError.InvalidState, message);
}
