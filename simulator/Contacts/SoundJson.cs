using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScreenPop.Contacts;

/// <summary>
/// JSON from outside. A tree of nodes finds out late, and by exceptions nobody expects, that a name stands twice or that a text
/// is no Unicode; here it is known before the tree is there.
/// </summary>
public static class SoundJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The object; null for anything that is none or not sound.</summary>
    public static JsonObject? ParseObject(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    reader.GetString();
                }
            }

            return JsonNode.Parse(utf8, documentOptions: Strict) as JsonObject;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
