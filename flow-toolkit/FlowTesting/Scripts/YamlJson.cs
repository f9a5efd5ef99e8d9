using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ScreenPop.FlowTesting.Scripts;

/// <summary>Writes a YAML node as JSON, for the answer of a function.</summary>
internal static class YamlJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Far more than a function may answer. Without a limit, aliases of aliases grow without bound.</summary>
    private const int MaxBytes = 1_000_000;

    /// <summary>The depth to which JSON is read here.</summary>
    private const int MaxDepth = 60;

    /// <summary>Null when the node is too deep, too large, or has names that are not scalars.</summary>
    public static string? Write(YamlNode node)
    {
        using var stream = new MemoryStream();
        using var json = new Utf8JsonWriter(stream, Options);
        if (!TryWrite(json, node))
        {
            return null;
        }

        json.Flush();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static bool TryWrite(Utf8JsonWriter json, YamlNode node)
    {
        if (json.BytesCommitted + json.BytesPending > MaxBytes || json.CurrentDepth > MaxDepth)
        {
            return false;
        }

        switch (node)
        {
            case YamlMappingNode map:
                json.WriteStartObject();
                foreach (var (key, value) in map.Children)
                {
                    if (key is not YamlScalarNode name)
                    {
                        return false;
                    }

                    json.WritePropertyName(name.Value ?? "");
                    if (!TryWrite(json, value))
                    {
                        return false;
                    }
                }

                json.WriteEndObject();
                return true;
            case YamlSequenceNode list:
                json.WriteStartArray();
                if (!list.Children.All(item => TryWrite(json, item)))
                {
                    return false;
                }

                json.WriteEndArray();
                return true;
            case YamlScalarNode scalar:
                WriteScalar(json, scalar);
                return true;
            default:
                json.WriteNullValue();
                return true;
        }
    }

    private static void WriteScalar(Utf8JsonWriter json, YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain)
        {
            json.WriteStringValue(text);
        }
        else if (text is "null" or "~" or "")
        {
            json.WriteNullValue();
        }
        else if (text is "true" or "false")
        {
            json.WriteBooleanValue(text == "true");
        }
        else if (
            !text.StartsWith('+')
            && decimal.TryParse(
                text,
                NumberStyles.Number & ~NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteStringValue(text);
        }
    }
}
