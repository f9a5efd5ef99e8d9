using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts;

/// <summary>The data of a new contact.</summary>
public sealed record NewContact
{
    public Channel Channel { get; init; } = Channel.Voice;

    public InitiationMethod InitiationMethod { get; init; } = InitiationMethod.Inbound;

    public ContactEndpoint? CustomerEndpoint { get; init; }

    public ContactEndpoint? SystemEndpoint { get; init; }

    public string? CustomerName { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The contact that this one follows, such as the call in which a callback was requested. The new contact starts with its
    /// attributes.
    /// </summary>
    public string? PreviousContactId { get; init; }

    public string? RelatedContactId { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public IReadOnlyDictionary<string, ContactReference> References { get; init; } = new Dictionary<string, ContactReference>();

    /// <summary>When the flow is to start; null for at once.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>A voice call from one number to another.</summary>
    public static NewContact Call(string? from, string to) =>
        new()
        {
            CustomerEndpoint = from is null ? null : ContactEndpoint.PhoneNumber(from),
            SystemEndpoint = ContactEndpoint.PhoneNumber(to),
        };
}
