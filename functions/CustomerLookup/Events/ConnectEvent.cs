using System.Text.Json;
using System.Text.Json.Serialization;
using ScreenPop.LambdaHost.Events;

namespace ScreenPop.CustomerLookup.Events;

/// <summary>
/// The event of the block <em>Invoke AWS Lambda function</em>. It accepts any JSON: a member of an unexpected type counts as
/// missing, and unknown members are ignored. (Amazon.Lambda.ConnectEvents 2.0.0 rejects parameters that are not strings and
/// lacks half of the members.)
/// </summary>
[JsonConverter(typeof(ConnectEventConverter))]
internal sealed class ConnectEvent(JsonElement root)
{
    /// <summary>Member <c>Details.Parameters</c>: the parameters that the block passes.</summary>
    public LookupParameters Parameters { get; } = new(root.Member("Details").Member("Parameters"));

    /// <summary>Member <c>Details.ContactData</c>.</summary>
    /// <exception cref="NotAConnectEventException">The member is missing: the event is not Amazon Connect's.</exception>
    public ContactData ContactData()
    {
        var contactData = root.Member("Details").Member("ContactData");
        return contactData.ValueKind is JsonValueKind.Object
            ? new ContactData(contactData)
            : throw new NotAConnectEventException(root);
    }
}

internal sealed class ConnectEventConverter : JsonConverter<ConnectEvent>
{
    public override ConnectEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, ConnectEvent value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Events are only read.");

    public override bool HandleNull => true;
}
