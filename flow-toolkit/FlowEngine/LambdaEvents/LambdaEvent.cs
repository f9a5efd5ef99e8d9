using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowEngine.Scope;

namespace ScreenPop.FlowEngine.LambdaEvents;

/// <summary>Writes the event that Amazon Connect sends to a function: Details (ContactData, Parameters) and Name.</summary>
internal static class LambdaEvent
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static ReadOnlyMemory<byte> Write(BlockRun run)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("Details");
            WriteContactData(json, run.Contact);
            WriteParameters(json, run);
            json.WriteEndObject();
            json.WriteString("Name", "ContactFlowEvent");
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteContactData(Utf8JsonWriter json, FlowContact contact)
    {
        json.WriteStartObject("ContactData");
        WriteMap(json, "Attributes", contact.Attributes);
        json.WriteString("AwsRegion", contact.AwsRegion);
        json.WriteString("Channel", contact.Channel);
        json.WriteString("ContactId", contact.ContactId);
        WriteEndpoint(json, "CustomerEndpoint", contact.CustomerEndpoint);
        json.WriteString("CustomerId", contact.CustomerId);
        json.WriteString("Description", contact.Description);
        json.WriteString("InitialContactId", contact.InitialContactId);
        json.WriteString("InitiationMethod", contact.InitiationMethod);
        json.WriteString("InstanceARN", contact.InstanceArn);
        json.WriteString("LanguageCode", contact.LanguageCode);
        WriteMediaStream(json, contact.MediaStream);
        json.WriteString("Name", contact.Name);
        json.WriteString("PreviousContactId", contact.PreviousContactId);
        WriteQueue(json, contact.TargetQueue);
        WriteReferences(json, contact);
        json.WriteString("RelatedContactId", contact.RelatedContactId);
        WriteSegmentAttributes(json, contact);
        WriteEndpoint(json, "SystemEndpoint", contact.SystemEndpoint);
        WriteMap(json, "Tags", contact.Tags);
        json.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, string>> map)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in map)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteEndpoint(Utf8JsonWriter json, string name, ContactEndpoint? endpoint)
    {
        if (endpoint is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("Address", endpoint.Address);
        json.WriteString("Type", endpoint.TypeName);
        if (endpoint is { Type: EndpointType.EmailAddress, Name: { } displayName })
        {
            json.WriteString("DisplayName", displayName);
        }

        json.WriteEndObject();
    }

    private static void WriteMediaStream(Utf8JsonWriter json, ContactMediaStream? stream)
    {
        json.WriteStartObject("MediaStreams");
        json.WriteStartObject("Customer");
        json.WriteStartObject("Audio");
        if (stream is not null)
        {
            json.WriteString("StreamARN", stream.StreamArn);
            json.WriteString("StartFragmentNumber", stream.StartFragmentNumber);
            json.WriteString("StartTimestamp", Milliseconds(stream.StartedAt));
            if (stream.StoppedAt is { } stopped)
            {
                json.WriteString("StopTimestamp", Milliseconds(stopped));
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Milliseconds(DateTimeOffset time) =>
        time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static void WriteQueue(Utf8JsonWriter json, ContactQueue? queue)
    {
        if (queue is null)
        {
            json.WriteNull("Queue");
            return;
        }

        json.WriteStartObject("Queue");
        json.WriteString("ARN", queue.Arn);
        json.WriteString("Name", queue.Name);
        WriteEndpoint(json, "OutboundCallerId", queue.OutboundCallerId);
        json.WriteEndObject();
    }

    private static void WriteReferences(Utf8JsonWriter json, FlowContact contact)
    {
        json.WriteStartObject("References");
        foreach (var (name, reference) in contact.References)
        {
            json.WriteStartObject(name);
            json.WriteString("Type", reference.Type);
            json.WriteString("Value", reference.Value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Each value has all five members, unused ones as null, as in a payload captured on a live instance.</summary>
    private static void WriteSegmentAttributes(Utf8JsonWriter json, FlowContact contact)
    {
        json.WriteStartObject("SegmentAttributes");
        foreach (var (name, value) in contact.SegmentAttributes)
        {
            json.WriteStartObject(name);
            json.WriteNull("ValueArn");
            json.WriteNull("ValueInteger");
            json.WriteNull("ValueList");
            json.WriteNull("ValueMap");
            json.WriteString("ValueString", value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter json, BlockRun run)
    {
        json.WritePropertyName("Parameters");
        var parameters = run.Block.Parameters.Json;
        if (
            parameters.ValueKind == JsonValueKind.Object
            && parameters.TryGetProperty("LambdaInvocationAttributes", out var attributes)
            && attributes.ValueKind == JsonValueKind.Object
        )
        {
            ResolvedJson.Write(json, attributes, run, omitUnresolved: run.Call.Options.OmitUnresolvedParameters);
            return;
        }

        json.WriteStartObject();
        json.WriteEndObject();
    }
}
