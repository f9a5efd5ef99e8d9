using System.Text.Json;

namespace ScreenPop.FlowLanguage;

/// <summary>Reads members of JSON of any shape.</summary>
internal static class JsonMembers
{
    public static JsonElement Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    public static string? Text(this JsonElement json, string name)
    {
        var value = json.Member(name);
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
