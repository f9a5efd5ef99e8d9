using System.Text;
using System.Text.Json;
using ScreenPop.LambdaHost.Events;

namespace ScreenPop.CustomerLookup.Events;

/// <summary>
/// The members of <c>Details.ContactData</c> that the lookup uses. Source: "Grant Amazon Connect access to your AWS Lambda
/// functions".
/// </summary>
internal sealed class ContactData(JsonElement element)
{
    public string? ContactId { get; } = element.Member("ContactId").Text();

    /// <summary><c>VOICE</c>, <c>CHAT</c>, <c>TASK</c>, <c>EMAIL</c> or a future channel.</summary>
    public string? Channel { get; } = element.Member("Channel").Text()?.ToUpperInvariant();

    public string? InitiationMethod { get; } = element.Member("InitiationMethod").Text();

    /// <summary>The customer id that <c>UpdateContactData</c> sets; null before that.</summary>
    public string? CustomerId { get; } = element.Member("CustomerId").Text();

    /// <summary>The customer's number or address; null for tasks, guides and contacts that the API created.</summary>
    public Endpoint? Customer { get; } = Endpoint.Read(element.Member("CustomerEndpoint"));

    /// <summary>
    /// Inbound: the number the customer dialed. Outbound: the queue's caller id. Callback: sometimes a word, such as
    /// <c>Softphone</c>.
    /// </summary>
    public Endpoint? System { get; } = Endpoint.Read(element.Member("SystemEndpoint"));

    /// <summary>The value of a contact attribute; null for none.</summary>
    public string? Attribute(string name) => element.Member("Attributes").Member(name).Text();

    /// <summary>
    /// The size of the attributes that the contact carries and the answer does not replace, names included, in bytes. They
    /// share one limit with the answer.
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
