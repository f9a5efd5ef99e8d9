using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScreenPop.LocalConnect.Stories;

/// <summary>The strings in a tree of JSON.</summary>
internal static class JsonText
{
    public static JsonSerializerOptions Relaxed { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Copies a tree with every string replaced. Names of members stay.</summary>
    public static JsonNode Mapped(JsonNode node, Func<string, string> map) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members.Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Mapped(member.Value, map)))
            ),
            JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Mapped(item, map))]),
            JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(map(text)),
            _ => node.DeepClone(),
        };
}
