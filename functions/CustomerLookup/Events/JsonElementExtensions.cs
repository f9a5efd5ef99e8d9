using System.Text.Json;

namespace ScreenPop.CustomerLookup.Events;

/// <summary>Walks through JSON that may not be what it should: what is not there is an undefined element, not an error.</summary>
internal static class JsonElementExtensions
{
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The text of a string that is not blank; null for everything else.</summary>
    public static string? Text(this JsonElement element) =>
        element.ValueKind is JsonValueKind.String && element.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
