namespace ScreenPop.FlowEngine.Contacts;

/// <summary>What the address of a <see cref="ContactEndpoint"/> is.</summary>
public enum EndpointType
{
    PhoneNumber,
    Agent,
    Queue,
    EmailAddress,
    Chat,
}

/// <summary>One end of a contact, or a destination an agent can choose.</summary>
/// <param name="Type">What the address is.</param>
/// <param name="Address">E.164 number, mail address, agent's user name, queue id, or a word such as <c>anonymous</c> for a
/// withheld number.</param>
/// <param name="Name">What a person calls it; null when it has no name. An e-mail's sender often has one.</param>
public sealed record ContactEndpoint(EndpointType Type, string Address, string? Name = null)
{
    /// <summary>The type as the Lambda event and <c>$.CustomerEndpoint.Type</c> name it.</summary>
    public string TypeName => Type == EndpointType.EmailAddress ? "EMAIL_ADDRESS" : "TELEPHONE_NUMBER";

    public static ContactEndpoint PhoneNumber(string number, string? name = null) => new(EndpointType.PhoneNumber, number, name);

    public static ContactEndpoint EmailAddress(string address, string? name = null) =>
        new(EndpointType.EmailAddress, address, name);
}
