using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ScreenPop.ConnectApi.Model;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Wire;

/// <summary>Takes a request's members from where the model puts them (path, query or JSON body) and checks them.</summary>
internal static class RequestReader
{
    /// <exception cref="ConnectApiException">The request violates the model.</exception>
    public static async Task<ApiRequest> ReadAsync(HttpContext http, ServiceOperation operation)
    {
        var body = await ReadBodyAsync(http);
        var members = new JsonObject();
        foreach (var member in operation.Input.Members)
        {
            var value =
                operation.IsInPath(member) ? Text(PathValue(http, member.Name), member.Shape)
                : member.Query is { } parameter ? QueryValue(http.Request.Query, parameter, member.Shape)
                : KnownMembers.Of(body[member.Name], member.Shape);
            if (value is not null)
            {
                members[member.Name] = value;
            }
        }

        return ShapeCheck.OfRequests.Check(members, operation.Input).FirstOrDefault() is { } violation
            ? throw ConnectApiException.Of(violation)
            : new ApiRequest(members);
    }

    /// <summary>The server leaves an escaped slash as it is, and ARNs have slashes.</summary>
    private static string? PathValue(HttpContext http, string name) =>
        http.Request.RouteValues[name]?.ToString()?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static JsonNode? QueryValue(IQueryCollection query, string parameter, Shape shape) =>
        !query.TryGetValue(parameter, out var values) ? null
        : shape is ListShape list ? new JsonArray([.. values.Select(value => Text(value, list.Element))])
        : Text(values[0], shape);

    private static JsonValue? Text(string? text, Shape shape) =>
        text is null ? null
        : shape is ScalarShape { Type: "integer" or "long" }
        && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
        : JsonValue.Create(text);

    private static async Task<JsonObject> ReadBodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength is null or 0 && !http.Request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return [];
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return SoundJson.ParseObject(body.GetBuffer().AsSpan(0, (int)body.Length))
            ?? throw ConnectApiException.InvalidRequest("The body is not a JSON object.");
    }
}
