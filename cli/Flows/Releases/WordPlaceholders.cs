using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.FlowLanguage;

namespace ScreenPop.Cli.Flows.Releases;

/// <summary>
/// Placeholders whose value is a word, such as <c>FlowLogging</c>. They return only in the parameters where the repository's flow
/// has them. Elsewhere, the same word is the designer's own.
/// </summary>
internal static class WordPlaceholders
{
    public static Flow Restore(Flow pulled, Flow repository, IReadOnlyDictionary<string, string> values)
    {
        var json = JsonNode.Parse(pulled.Json.GetRawText())!;
        foreach (var block in json["Actions"]!.AsArray())
        {
            if (repository.Find((string)block!["Identifier"]!) is { } known)
            {
                Restore(block["Parameters"], known.Parameters, values);
            }
        }

        return Flow.Parse(JsonSerializer.SerializeToUtf8Bytes(json), pulled.Name);
    }

    private static void Restore(JsonNode? live, JsonElement known, IReadOnlyDictionary<string, string> values)
    {
        if (live is not JsonObject parameters || known.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        foreach (var parameter in known.EnumerateObject().Where(parameter => parameters.ContainsKey(parameter.Name)))
        {
            if (
                parameter.Value.ValueKind is JsonValueKind.String
                && parameter.Value.GetString() is ['$', '{', .. var name, '}']
                && values.TryGetValue(name, out var value)
                && parameters[parameter.Name] is JsonValue said
                && said.TryGetValue<string>(out var text)
                && text == value
            )
            {
                parameters[parameter.Name] = parameter.Value.GetString();
            }
            else
            {
                Restore(parameters[parameter.Name], parameter.Value, values);
            }
        }
    }
}
