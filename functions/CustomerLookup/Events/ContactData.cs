using System.Text;
using System.Text.Json;

namespace ScreenPop.CustomerLookup.Events;

/// <summary>
/// The members of <c>Details.ContactData</c> the lookup uses. Source: "Grant Amazon Connect access to your AWS Lambda functions".
/// </summary>
internal sealed class ContactData(JsonElement element)
{
    public string? ContactId { get; } = element.Member("ContactId").Text();

    /// <summary><c>VOICE</c>, <c>CHAT</c>, <c>TASK</c>, <c>EMAIL</c> or a channel to come.</summary>
    public string? Channel { get; } = element.Member("Channel").Text()?.ToUpperInvariant();

    public string? InitiationMethod { get; } = element.Member("InitiationMethod").Text();

    /// <summary>Set by <c>UpdateContactData</c>; null before.</summary>
    public string? CustomerId { get; } = element.Member("CustomerId").Text();

    /// <summary>The customer's number or address; null for tasks, guides and contacts made by the API.</summary>
    public Endpoint? Customer { get; } = Endpoint.Read(element.Member("CustomerEndpoint"));

    /// <summary>
    /// Inbound: what the customer dialed. Outbound: the queue's caller id. Callback: sometimes a word, such as <c>Softphone</c>.
    /// </summary>
    public Endpoint? System { get; } = Endpoint.Read(element.Member("SystemEndpoint"));

    /// <summary>A contact attribute as it stands; null when there is none.</summary>
    public string? Attribute(string name) => element.Member("Attributes").Member(name).Text();

    /// <summary>
    /// Bytes of the attributes the contact carries, names included, but for those an answer would replace: they and the
    /// answer share one limit.
    /// </summary>
    public int CarriedBytes(Func<string, bool> isReplaced)
    {
        var attributes = element.Member("Attributes");
        if (attributes.ValueKind is not JsonValueKind.Object)
        {
            return 0;
        }

        var bytes = 0;
        foreach (var attribute in attributes.EnumerateObject())
        {
            var name = attribute.NameOrEmpty();
            if (!isReplaced(name))
            {
                var value =
                    attribute.Value.ValueKind is JsonValueKind.String
                        ? attribute.Value.TextOrNull() ?? ""
                        : attribute.Value.RawTextOrEmpty();
                bytes += Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value);
            }
        }

        return bytes;
    }
}
