using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ScreenPop.Deployment.Widget;

/// <summary>
/// Replaces <c>${Name}</c> in the strings of screen-pop.json. It works on the parsed values, so no value can break the file. The
/// grammar is that of <c>Fn::Sub</c>, as in <c>screenpop flows render</c>: <c>${!Name}</c> yields the text <c>${Name}</c>.
/// </summary>
internal static partial class ConfigurationFile
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <exception cref="InvalidOperationException">A placeholder has no value.</exception>
    public static byte[] Fill(byte[] json, IReadOnlyDictionary<string, string> values)
    {
        var root = JsonNode.Parse(json)!;
        var filled = Fill(root, values)!;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            filled.WriteTo(writer);
        }

        return stream.ToArray();
    }

    /// <summary>The origins from which the file allows records to open.</summary>
    public static IReadOnlyList<string> AllowedOrigins(byte[] json) =>
        JsonNode.Parse(json) is JsonObject file && file["allowedOrigins"] is JsonArray origins
            ? [.. origins.OfType<JsonValue>().Select(origin => origin.ToString().TrimEnd('/'))]
            : [];

    private static JsonNode? Fill(JsonNode? node, IReadOnlyDictionary<string, string> values) =>
        node switch
        {
            JsonObject map => new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Fill(member.Value, values)))),
            JsonArray list => new JsonArray([.. list.Select(item => Fill(item, values))]),
            JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(
                Placeholder().Replace(text, match => ValueOf(match, values))
            ),
            _ => node?.DeepClone(),
        };

    private static string ValueOf(Match placeholder, IReadOnlyDictionary<string, string> values)
    {
        var name = placeholder.Groups["name"].Value;
        if (placeholder.Groups["literal"].Success)
        {
            return $"${{{name}}}";
        }

        return values.TryGetValue(name, out var value)
            ? value
            : throw new InvalidOperationException(
                $"screen-pop.json has the placeholder {placeholder.Value}, for which the stack has no parameter."
            );
    }

    [GeneratedRegex(@"\$\{(?<literal>!)?(?<name>[A-Za-z0-9_.:]+)\}")]
    private static partial Regex Placeholder();
}
