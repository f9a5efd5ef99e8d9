using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts;

/// <summary>What is known of a contact when it arrives.</summary>
public sealed record NewContact
{
    public Channel Channel { get; init; } = Channel.Voice;

    public InitiationMethod InitiationMethod { get; init; } = InitiationMethod.Inbound;

    public ContactEndpoint? CustomerEndpoint { get; init; }

    public ContactEndpoint? SystemEndpoint { get; init; }

    public string? CustomerName { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The contact this one follows, such as the call in which a callback was asked for; it starts with that one's attributes.
    /// </summary>
    public string? PreviousContactId { get; init; }

    public string? RelatedContactId { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public IReadOnlyDictionary<string, string> References { get; init; } = new Dictionary<string, string>();

    /// <summary>A voice call from one number to another, as a caller makes it.</summary>
    public static NewContact Call(string? from, string to) =>
        new()
        {
            CustomerEndpoint = from is null ? null : ContactEndpoint.PhoneNumber(from),
            SystemEndpoint = ContactEndpoint.PhoneNumber(to),
        };
}
