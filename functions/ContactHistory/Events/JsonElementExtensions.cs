using System.Text.Json;

namespace ScreenPop.ContactHistory.Events;

/// <summary>Reads JSON of unknown shape. A missing member is an undefined element, not an error.</summary>
internal static class JsonElementExtensions
{
    /// <summary>Finds a member by name, ignoring letter case.</summary>
    public static JsonElement Member(this JsonElement element, string name)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            return default;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return default;
    }

    /// <summary>The text of a string that is not blank; otherwise null.</summary>
    public static string? Text(this JsonElement element) =>
        element.ValueKind is JsonValueKind.String && element.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;
}
