namespace ScreenPop.Contacts;

public enum EndpointType
{
    PhoneNumber,
    Agent,
    Queue,
    EmailAddress,
    Chat,
}

/// <summary>One side of a contact, or a destination an agent can choose.</summary>
/// <param name="Type">What the address is.</param>
/// <param name="Address">E.164 number, agent's user name, queue id or e-mail address.</param>
/// <param name="Name">What a person calls it; null when it has no name.</param>
public sealed record ContactEndpoint(EndpointType Type, string Address, string? Name = null)
{
    public static ContactEndpoint PhoneNumber(string number, string? name = null) => new(EndpointType.PhoneNumber, number, name);
}
