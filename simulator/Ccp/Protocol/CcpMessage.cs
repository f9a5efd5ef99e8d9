using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ScreenPop.Contacts;

namespace ScreenPop.Ccp.Protocol;

/// <summary>What the CCP's page and the library say to each other: an event and its data, nothing else.</summary>
public sealed record CcpMessage(string Event, JsonNode? Data = null)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new TaggedDateConverter(), new TaggedNullableDateConverter() },
    };

    /// <summary>
    /// A message whose data is <paramref name="data"/> in the protocol's own casing, dates tagged for the page to revive.
    /// </summary>
    public static CcpMessage Of<T>(string name, T data) => new(name, JsonSerializer.SerializeToNode(data, Json));

    /// <summary>The text that travels over the socket.</summary>
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

    /// <summary>Reads a message from the page; null when it is not one.</summary>
    public static CcpMessage? Parse(string text) =>
        SoundJson.ParseObject(Encoding.UTF8.GetBytes(text)) is { } message
        && message["event"] is JsonValue name
        && name.TryGetValue<string>(out var value)
        && value != ""
            ? new(value, message["data"] ?? message)
            : null;

    /// <summary>
    /// The library calls methods of Date on every timestamp, and JSON has no dates: they travel as <c>{"$date":
    /// milliseconds}</c>.
    /// An attribute cannot be mistaken for one, its value is always a string.
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
