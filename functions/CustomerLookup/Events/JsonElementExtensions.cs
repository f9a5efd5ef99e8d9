using System.Text.Json;

namespace ScreenPop.CustomerLookup.Events;

/// <summary>Walks through JSON that may not be what it should: what is not there is an undefined element, not an error.</summary>
internal static class JsonElementExtensions
{
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The text of a string that is not blank; null for everything else.</summary>
    public static string? Text(this JsonElement element) =>
        element.ValueKind is JsonValueKind.String && element.TextOrNull() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    /// <summary>A value as it was written; empty when a text in it is no Unicode.</summary>
    public static string RawTextOrEmpty(this JsonElement element)
    {
        try
        {
            return element.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>A member's name; empty when it is no Unicode.</summary>
    public static string NameOrEmpty(this JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>A string's text; null when it is no Unicode, such as half of an emoji that was cut in two.</summary>
    public static string? TextOrNull(this JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
