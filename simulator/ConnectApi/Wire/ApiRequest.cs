using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ScreenPop.ConnectApi.Wire;

/// <summary>A request's members, wherever the service's model puts them: path, query or JSON body.</summary>
internal sealed class ApiRequest(HttpRequest http, JsonObject body)
{
    /// <summary>A member of the path.</summary>
    public string Path(string name) => http.RouteValues[name]?.ToString() ?? "";

    public string Required(string name) => Optional(name) is { Length: > 0 } value ? value : throw Missing(name);

    public string? Optional(string name) =>
        body[name] switch
        {
            null => null,
            JsonValue value when value.TryGetValue<string>(out var text) => text,
            _ => throw ConnectApiException.InvalidParameter($"{name} is a string."),
        };

    /// <summary>A map of texts, such as attributes.</summary>
    public IReadOnlyDictionary<string, string> Texts(string name, bool required = false) =>
        body[name] switch
        {
            null when required => throw Missing(name),
            null => new Dictionary<string, string>(),
            JsonObject map => map.ToDictionary(
                entry => entry.Key,
                entry =>
                    entry.Value is JsonValue value && value.TryGetValue<string>(out var text)
                        ? text
                        : throw ConnectApiException.InvalidParameter($"{name}.{entry.Key} is a string.")
            ),
            _ => throw ConnectApiException.InvalidParameter($"{name} is a map."),
        };

    public JsonObject? Object(string name) => body[name] as JsonObject;

    /// <summary>A repeated member of the query string.</summary>
    public IReadOnlyList<string> QueryList(string name) => [.. http.Query[name].OfType<string>()];

    /// <summary>
    /// One page of <paramref name="all"/>, and the token of the next; sizes and tokens come from query or body.
    /// </summary>
    public (IReadOnlyList<T> Page, string? NextToken) Page<T>(IReadOnlyList<T> all, int most)
    {
        var size = http.Query["maxResults"].FirstOrDefault() ?? body["MaxResults"]?.ToString();
        var token = http.Query["nextToken"].FirstOrDefault() ?? Optional("NextToken");
        var count = Number(size, most);
        if (count < 1 || count > most)
        {
            throw ConnectApiException.InvalidParameter($"MaxResults is 1 to {most}.");
        }

        var start = Number(token, 0);
        return (
            [.. all.Skip(start).Take(count)],
            start + count < all.Count ? (start + count).ToString(CultureInfo.InvariantCulture) : null
        );
    }

    private static int Number(string? text, int otherwise) =>
        text is null ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw ConnectApiException.InvalidParameter($"'{text}' is not a value this service gave out or takes.");

    private static ConnectApiException Missing(string name) =>
        ConnectApiException.InvalidRequest(
            $"1 validation error detected: Value null at '{char.ToLowerInvariant(name[0])}{name[1..]}' failed to satisfy constraint: Member must not be null"
        );
}
