using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ScreenPop.Contacts;

namespace ScreenPop.Ccp.Protocol;

/// <summary>A message between the CCP's page and the library: an event and its data.</summary>
public sealed record CcpMessage(string Event, JsonNode? Data = null)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new TaggedDateConverter(), new TaggedNullableDateConverter() },
    };

    /// <summary>
    /// Creates a message with <paramref name="data"/> in the protocol's casing and with tagged dates, which the page converts
    /// back.
    /// </summary>
    public static CcpMessage Of<T>(string name, T data) => new(name, JsonSerializer.SerializeToNode(data, Json));

    /// <summary>A text in a message's data; empty if there is none. A page may send any content.</summary>
    internal static string Text(JsonObject data, string name) =>
        data[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>The JSON text of the message on the socket.</summary>
    public string ToJson()
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("event", Event);
            json.WritePropertyName("data");
            if (Data is null)
            {
                json.WriteNullValue();
            }
            else
            {
                Data.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>Reads a message from the page; null when the text is not a message.</summary>
    public static CcpMessage? Parse(string text) =>
        SoundJson.ParseObject(Encoding.UTF8.GetBytes(text)) is { } message
        && message["event"] is JsonValue name
        && name.TryGetValue<string>(out var value)
        && value != ""
            ? new(value, message["data"] ?? message)
            : null;

    /// <summary>
    /// Writes dates as <c>{"$date": milliseconds}</c>, because the library calls methods of Date on every timestamp and JSON
    /// has no dates. An attribute cannot be mistaken for a date, since its value is always a string.
    /// </summary>
    private sealed class TaggedDateConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Timestamps only travel to the page.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            WriteDate(writer, value);
    }

    private sealed class TaggedNullableDateConverter : JsonConverter<DateTimeOffset?>
    {
        public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Timestamps only travel to the page.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
        {
            if (value is { } date)
            {
                WriteDate(writer, date);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }

    private static void WriteDate(Utf8JsonWriter writer, DateTimeOffset value)
    {
        writer.WriteStartObject();
        writer.WriteNumber("$date", value.ToUnixTimeMilliseconds());
        writer.WriteEndObject();
    }
}
