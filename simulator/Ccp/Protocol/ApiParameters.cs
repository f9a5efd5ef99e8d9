using System.Text.Json.Nodes;
using ScreenPop.Contacts;

namespace ScreenPop.Ccp.Protocol;

/// <summary>The parameters of an API request. They come from a page and may have any shape.</summary>
internal sealed class ApiParameters(string owner, JsonObject values)
{
    public string ContactId => Text("contactId");

    public string ConnectionId => Text("connectionId");

    public string Text(string name) => OptionalText(name) is { Length: > 0 } text ? text : throw Missing(name, "a string");

    public string? OptionalText(string name) =>
        values[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public IReadOnlyList<string> Texts(string name) =>
        values[name] is JsonArray list && list.All(item => item is JsonValue value && value.TryGetValue<string>(out _))
            ? [.. list.Select(item => item!.GetValue<string>())]
            : throw Missing(name, "a list of strings");

    public bool Flag(string name, bool otherwise = false) =>
        values[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : otherwise;

    public int Number(string name, int otherwise) =>
        values[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : otherwise;

    public ApiParameters Object(string name) => OptionalObject(name) ?? throw Missing(name, "an object");

    public ApiParameters? OptionalObject(string name) => values[name] is JsonObject value ? new($"{owner}.{name}", value) : null;

    private ContactCenterException Missing(string name, string kind) =>
        new(ContactCenterError.InvalidParameter, $"{owner} needs {kind} '{name}'.");
}
