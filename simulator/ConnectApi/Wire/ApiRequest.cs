using System.Globalization;
using System.Text.Json.Nodes;

namespace ScreenPop.ConnectApi.Wire;

/// <summary>A request's members. <see cref="RequestReader"/> has checked them against the model.</summary>
internal sealed class ApiRequest(JsonObject members)
{
    /// <summary>A required text. An empty text counts as missing.</summary>
    public string Required(string name) =>
        Optional(name) is { Length: > 0 } value ? value : throw ConnectApiException.Missing(name);

    public string? Optional(string name) => members[name]?.GetValue<string>();

    /// <summary>A map of texts, such as attributes; empty when there is none.</summary>
    public IReadOnlyDictionary<string, string> Texts(string name) =>
        (members[name] as JsonObject)?.ToDictionary(entry => entry.Key, entry => entry.Value!.GetValue<string>()) ?? [];

    /// <summary>A list of texts, such as types; empty when there is none.</summary>
    public IReadOnlyList<string> List(string name) => [.. Items(members[name] as JsonArray)];

    public JsonObject? Object(string name) => members[name] as JsonObject;

    /// <summary>A list of objects, such as settings; empty when there is none.</summary>
    public IEnumerable<JsonObject> Objects(string name) => (members[name] as JsonArray)?.OfType<JsonObject>() ?? [];

    public long? Number(string name) => members[name]?.GetValue<long>();

    public bool? Flag(string name) => members[name]?.GetValue<bool>();

    public DateTimeOffset? Time(string name) => members[name] is { } time ? TimeOf(time) : null;

    /// <summary>One page of <paramref name="all"/>, and the token of the next.</summary>
    public (IReadOnlyList<T> Page, string? NextToken) Page<T>(IReadOnlyList<T> all, int size)
    {
        var count = (int)(Number("MaxResults") ?? size);
        var token = Optional("NextToken");
        var start =
            token is null ? 0
            : int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= all.Count ? number
            : throw ConnectApiException.InvalidParameter($"NextToken '{token}' is not a token from this service.");
        return (
            [.. all.Skip(start).Take(count)],
            start + count < all.Count ? (start + count).ToString(CultureInfo.InvariantCulture) : null
        );
    }

    internal static IEnumerable<string> Items(JsonArray? list) => list?.Select(item => item!.GetValue<string>()) ?? [];

    /// <exception cref="ConnectApiException">The time is outside the calendar.</exception>
    internal static DateTimeOffset TimeOf(JsonNode seconds)
    {
        var value = seconds.GetValue<double>();
        return Math.Abs(value) < 1e11
            ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(value * 1000))
            : throw ConnectApiException.InvalidParameter($"{seconds} is not a time in seconds.");
    }
}
