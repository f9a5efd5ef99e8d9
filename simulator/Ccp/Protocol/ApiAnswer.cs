using System.Text.Json.Nodes;

namespace ScreenPop.Ccp.Protocol;

/// <summary>The answer to a page's API request.</summary>
internal static class ApiAnswer
{
    public static string Of(JsonObject request, JsonNode? answer, string? error) =>
        new CcpMessage(
            "api_response",
            new JsonObject
            {
                ["event"] = "api_response",
                ["requestId"] = CcpMessage.Text(request, "requestId"),
                ["data"] = answer,
                ["err"] = error,
            }
        ).ToJson();

    /// <summary>The error of an answer. The library expects JSON text, not an object.</summary>
    public static string Error(string type, string message, int? statusCode)
    {
        var error = new JsonObject
        {
            ["type"] = type,
            ["message"] = message,
            ["stack"] = new JsonArray(),
        };
        if (statusCode is not null)
        {
            error["statusCode"] = statusCode;
        }

        return error.ToJsonString();
    }
}
