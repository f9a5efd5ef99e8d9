using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.FlowLanguage;

namespace ScreenPop.Cli.Flows.Releases;

/// <summary>
/// Placeholders whose value is a word, such as <c>FlowLogging</c>. They come back only in the parameter where the repository's
/// flow has them: elsewhere the same word is the designer's own.
/// </summary>
internal static class WordPlaceholders
{
    public static Flow Restore(Flow pulled, Flow repository, IReadOnlyDictionary<string, string> values)
    {
        var json = JsonNode.Parse(pulled.Json.GetRawText())!;
        foreach (var node in json["Actions"]?.AsArray() ?? [])
        {
            if (
                node is not JsonObject block
                || block["Parameters"] is not JsonObject parameters
                || repository.Find(block["Identifier"]?.ToString() ?? "")
                    is not { Parameters.ValueKind: JsonValueKind.Object } known
            )
            {
                continue;
            }

            foreach (var parameter in known.Parameters.EnumerateObject())
            {
                if (
                    parameter.Value.ValueKind is JsonValueKind.String
                    && parameter.Value.GetString() is ['$', '{', .. var name, '}']
                    && values.TryGetValue(name, out var value)
                    && parameters[parameter.Name] is JsonValue live
                    && live.TryGetValue<string>(out var text)
                    && text == value
                )
                {
                    parameters[parameter.Name] = parameter.Value.GetString();
                }
            }
        }

        return Flow.Parse(JsonSerializer.SerializeToUtf8Bytes(json), pulled.Name);
    }
}
