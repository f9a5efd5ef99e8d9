using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts;

public enum ContactCenterError
{
    /// <summary>The contact, agent, queue, state or connection does not exist, or it is another agent's.</summary>
    NotFound,

    /// <summary>The operation is not possible in the state of the contact or the agent.</summary>
    InvalidState,

    /// <summary>A value is out of bounds.</summary>
    InvalidParameter,

    /// <summary>The endpoint is of a type that the operation does not take.</summary>
    BadEndpoint,

    /// <summary>The attributes would exceed <see cref="ContactAttributes.LimitBytes"/>.</summary>
    AttributeLimit,
}

/// <summary>The contact centre refused an operation and changed nothing.</summary>
public sealed class ContactCenterException : Exception
{
    public ContactCenterException(ContactCenterError error, string message)
        : base(message) => Error = error;

    public ContactCenterError Error { get; }

    internal static ContactCenterException NotFound(string what, string name) =>
        new(ContactCenterError.NotFound, $"There is no {what} '{name}'.");

    internal static ContactCenterException InvalidState(string message) => new(ContactCenterError.InvalidState, message);
}
