using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScreenPop.Contacts;

/// <summary>
/// Reads JSON from outside. A JsonNode tree detects duplicate names and invalid Unicode only on access, and then throws
/// unexpected exceptions. This reader detects them before it builds the tree.
/// </summary>
public static class SoundJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads an object; null for any other or invalid JSON.</summary>
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
