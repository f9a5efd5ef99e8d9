using System.Text.Json;

namespace ScreenPop.LambdaHost.Events;

/// <summary>Reads JSON of unknown shape. A missing member is an undefined element, not an error.</summary>
public static class JsonElementExtensions
{
    /// <summary>Finds a member by its exact name.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    /// <summary>Finds a member by name, ignoring letter case.</summary>
    public static JsonElement MemberOfAnyCase(this JsonElement element, string name)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            return default;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (member.NameOrEmpty().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return member.Value;
            }
        }

        return default;
    }

    /// <summary>The text of a string that is not blank; otherwise null.</summary>
    public static string? Text(this JsonElement element) =>
        element.ValueKind is JsonValueKind.String && element.TextOrNull() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    /// <summary>A value as the event has it; empty when it contains invalid Unicode.</summary>
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

    /// <summary>A member's name; empty when it is invalid Unicode.</summary>
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

    /// <summary>A string's text; null when it is invalid Unicode, such as half of a surrogate pair.</summary>
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
