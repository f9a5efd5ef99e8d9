using System.Text.Json.Nodes;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>Members of untrusted JSON; null when there is none of that kind.</summary>
internal static class JsonReading
{
    public static JsonObject? Object(this JsonObject? json, string name) => json?[name] as JsonObject;

    public static JsonArray? List(this JsonObject? json, string name) => json?[name] as JsonArray;

    public static string? Text(this JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static double? Number(this JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;
}
