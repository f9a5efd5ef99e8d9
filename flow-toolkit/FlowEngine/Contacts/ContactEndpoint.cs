namespace ScreenPop.FlowEngine.Contacts;

/// <summary>The kind of address of a <see cref="ContactEndpoint"/>.</summary>
public enum EndpointType
{
    PhoneNumber,
    Agent,
    Queue,
    EmailAddress,
    Chat,
}

/// <summary>One end of a contact, or a destination that an agent can choose.</summary>
/// <param name="Type">The kind of address.</param>
/// <param name="Address">E.164 number, mail address, agent's user name, queue id, or a word such as <c>anonymous</c> for a
/// withheld number.</param>
/// <param name="Name">Display name, or null. The sender of an e-mail often has one.</param>
public sealed record ContactEndpoint(EndpointType Type, string Address, string? Name = null)
{
    /// <summary>The type in the spelling of the Lambda event and of <c>$.CustomerEndpoint.Type</c>.</summary>
    public string TypeName => Type == EndpointType.EmailAddress ? "EMAIL_ADDRESS" : "TELEPHONE_NUMBER";

    public static ContactEndpoint PhoneNumber(string number, string? name = null) => new(EndpointType.PhoneNumber, number, name);

    public static ContactEndpoint EmailAddress(string address, string? name = null) =>
        new(EndpointType.EmailAddress, address, name);
}
