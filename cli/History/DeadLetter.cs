using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScreenPop.Cli.History;

/// <summary>The contact event in a message of the dead-letter queue.</summary>
internal static class DeadLetter
{
    /// <summary>
    /// EventBridge sends the event itself when it could not reach the function. Lambda sends a record of the failure, with the
    /// event as <c>requestPayload</c>. Source: AWS Lambda Developer Guide, "Destinations for asynchronous invocation".
    /// </summary>
    /// <returns>The event as JSON; null when the message is neither.</returns>
    public static string? EventOf(string body)
    {
        try
        {
            var message = JsonNode.Parse(body) as JsonObject;
            var found = message?["requestPayload"] as JsonObject ?? message;
            return found?["detail"] is JsonObject && found["source"]?.ToString() == "aws.connect" ? found.ToJsonString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
