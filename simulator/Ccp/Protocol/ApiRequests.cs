using System.Text.Json.Nodes;
using ScreenPop.Contacts;

namespace ScreenPop.Ccp.Protocol;

/// <summary>Handles a page's API requests by method name.</summary>
internal sealed class ApiRequests(ContactCenter center, Endpoints endpoints)
{
    /// <summary>
    /// Handles a request of this agent and returns the answer's data. A refused request throws <see
    /// cref="ContactCenterException"/>.
    /// </summary>
    public JsonNode Handle(string username, string method, JsonObject parameters)
    {
        var request = new ApiParameters(method, parameters);
        switch (method)
        {
            case "putAgentState":
                center.SetAgentState(username, request.Object("state").Text("name"), request.Flag("enqueueNextState"));
                break;
            case "updateAgentConfiguration":
                UpdateConfiguration(username, request.Object("configuration"));
                break;
            case "createOutboundContact":
                center.CallOut(
                    username,
                    Endpoints.ParseNumber(request.Object("endpoint")),
                    request.OptionalText("queueARN") is { Length: > 0 } queue ? endpoints.IdOf(queue) : null,
                    request.OptionalText("relatedContactId")
                );
                break;
            case "getEndpoints":
                return endpoints.Page(
                    username,
                    request.Texts("queueARNs"),
                    request.OptionalText("nextToken"),
                    request.Number("maxResults", 500)
                );
            case "acceptContact":
                center.Accept(username, request.ContactId);
                break;
            case "rejectContact":
                center.Reject(username, request.ContactId);
                break;
            case "clearContact" or "completeContact":
                center.Clear(username, request.ContactId);
                break;
            case "destroyConnection":
                center.DestroyConnection(username, request.ContactId, request.ConnectionId);
                break;
            case "holdConnection":
                center.Hold(username, request.ContactId, request.ConnectionId);
                break;
            case "resumeConnection":
                center.Resume(username, request.ContactId, request.ConnectionId);
                break;
            case "muteParticipant" or "unmuteParticipant":
                center.Mute(username, request.ContactId, request.ConnectionId, muted: method == "muteParticipant");
                break;
            case "sendDigits":
                center.SendDigits(username, request.ContactId, request.ConnectionId, request.Text("digits"));
                break;
            case "createAdditionalConnection" or "addNewConnection":
                center.AddConnection(username, request.ContactId, endpoints.Parse(request.Object("endpoint")));
                break;
            case "transferContact":
                center.Transfer(username, request.ContactId, endpoints.Parse(request.Object("endpoint")));
                break;
            case "toggleActiveConnections":
                center.ToggleHold(username, request.ContactId);
                break;
            case "conferenceConnections":
                center.Conference(username, request.ContactId);
                break;
            case "pauseContact":
                center.PauseTask(username, request.ContactId);
                break;
            case "resumeContact":
                center.ResumeTask(username, request.ContactId);
                break;
            case "notifyContactIssue":
                center.ReportIssue(
                    username,
                    request.ContactId,
                    $"{request.OptionalText("issueCode")}: {request.OptionalText("description")}"
                );
                break;
            case "updateMonitorParticipantState":
                center.SetMonitoring(username, request.ContactId, bargeIn: request.Text("targetMonitorMode") == "BARGE");
                break;
            case "createTransport":
                return Transport(request.Text("transportType"));
            case "sendSoftphoneCallReport" or "sendSoftphoneCallMetrics":
                break;
            default:
                throw new ContactCenterException(ContactCenterError.InvalidParameter, $"There is no method '{method}'.");
        }

        return new JsonObject();
    }

    private void UpdateConfiguration(string username, ApiParameters configuration)
    {
        var preferences = center.State.Agents[username].Preferences;
        center.SetPreferences(
            username,
            preferences with
            {
                SoftphoneEnabled = configuration.Flag("softphoneEnabled", preferences.SoftphoneEnabled),
                AutoAccept = configuration.Flag("softphoneAutoAccept", preferences.AutoAccept),
                Extension = configuration.OptionalText("extension") ?? preferences.Extension,
                Language = configuration.OptionalObject("agentPreferences")?.OptionalText("LANGUAGE") ?? preferences.Language,
            }
        );
    }

    private static JsonObject Transport(string type) =>
        type switch
        {
            // The token is empty, because there is no chat server.
            "chat_token" => new()
            {
                ["chatTokenTransport"] = new JsonObject
                {
                    ["participantToken"] = "simulated",
                    ["expiry"] = "2099-12-31T00:00:00.000Z",
                },
            },
            "web_rtc" => new() { ["webRTCTransport"] = new JsonObject() },
            _ => throw new ContactCenterException(ContactCenterError.InvalidParameter, $"There is no transport '{type}'."),
        };
}
