using System.Text.Json;

namespace ScreenPop.ContactHistory.Events;

/// <summary>Walks through JSON that may not be what it should: what is not there is an undefined element, not an error.</summary>
internal static class JsonElementExtensions
{
    /// <summary>A member by its name without letter case.</summary>
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

    /// <summary>The text of a string that is not blank; null for everything else.</summary>
    public static string? Text(this JsonElement element) =>
        element.ValueKind is JsonValueKind.String && element.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;
}
