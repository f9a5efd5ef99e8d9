using System.Text.Json.Nodes;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;
using ScreenPop.Contacts.Queues;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Workspace.Protocol;

/// <summary>Handles the requests of apps about calls and the agent, by the rules of the CCP.</summary>
internal sealed class PhoneCommands(ContactCenter center)
{
    public Func<JsonNode?>? Find(string username, string command, JsonObject data)
    {
        var agent = center.State.Agents[username];
        AgentContact Desk() => agent.Find(Commands.Text(data, "contactId")) ?? throw RefusedException.NoResult();
        string Own() => Desk().AgentConnection?.Id ?? throw RefusedException.NoResult();
        JsonNode? WithLeg(Action<string, string> does) =>
            Participants.Find(agent, data) is var (desk, leg) ? Commands.Do(() => does(desk.ContactId, leg.Id)) : null;
        Connection Leg() => Participants.Find(agent, data).Leg;
        return command switch
        {
            "voice/createOutboundCall" => () =>
                new JsonObject { ["contactId"] = center.CallOut(username, Commands.Text(data, "phoneNumber")).Id },
            "voice/holdSelf" => () => Commands.Do(() => center.Hold(username, Desk().ContactId, Own())),
            "voice/resumeSelf" => () => Commands.Do(() => center.Resume(username, Desk().ContactId, Own())),
            "voice/isSelfOnHold" => () => IsOnHold(Desk().AgentConnection),
            "voice/holdParticipant" => () => WithLeg((contactId, leg) => center.Hold(username, contactId, leg)),
            "voice/resumeParticipant" => () => WithLeg((contactId, leg) => center.Resume(username, contactId, leg)),
            "voice/isParticipantOnHold" => () => IsOnHold(Leg()),
            "voice/canResumeParticipant" => () =>
                new JsonObject { ["canResumeParticipant"] = Leg().State == ConnectionState.Hold },
            "voice/conferenceParticipants" => () => Commands.Do(() => center.Conference(username, Desk().ContactId)),
            "contact/addParticipant" => () => Add(username, Desk().ContactId, QuickConnect(data["quickConnect"])),
            "contact/disconnectParticipant" => () =>
                WithLeg((contactId, leg) => center.DestroyConnection(username, contactId, leg)),
            "contact/transfer" => () =>
                Commands.Do(() => center.Transfer(username, Desk().ContactId, QuickConnect(data["quickConnect"]))),
            "agent/getAvailabilityState" => () => StateJson(agent),
            "agent/getRoutingProfileQueues" => () =>
                new JsonArray([
                    .. agent
                        .RoutingProfile.Queues.Select(each => center.FindQueue(each.QueueId))
                        .OfType<Queue>()
                        .Select(QueueJson),
                ]),
            "agent/listQuickConnects" => () => QuickConnects(username, Queues(data["queueARNs"])),
            _ => null,
        };
    }

    public JsonObject QueueJson(Queue queue) =>
        new()
        {
            ["name"] = queue.Name,
            ["queueARN"] = center.Instance.Of(queue),
            ["queueId"] = queue.Id,
        };

    public static JsonObject StateJson(Agent agent) =>
        new()
        {
            ["name"] = agent.State.Name,
            ["type"] = agent.State.Type switch
            {
                AgentStateType.NotRoutable => "not_routable",
                _ when agent.State == AgentState.AfterCallWork => "after_call_work",
                var type => type.ToString().ToLowerInvariant(),
            },
        };

    private static JsonObject IsOnHold(Connection? leg) => new() { ["isOnHold"] = leg?.State == ConnectionState.Hold };

    private JsonObject Add(string username, string contactId, ContactEndpoint endpoint)
    {
        center.AddConnection(username, contactId, endpoint);
        return new() { ["participantId"] = center.FindAgent(username)?.Find(contactId)?.Connections[^1].Id };
    }

    /// <summary>The quick connects of these queues, all on one page.</summary>
    private JsonObject QuickConnects(string username, IReadOnlyList<string> queueArns) =>
        new()
        {
            ["quickConnects"] = new JsonArray([
                .. center
                    .QuickConnects(username, queueArns)
                    .Select(endpoint =>
                        endpoint.Type == EndpointType.Agent
                            ? QuickConnect("agent", center.Instance.OfAgent(endpoint.Address), endpoint.Name)
                            : QuickConnect("queue", center.Instance.OfQueue(endpoint.Address), endpoint.Name)
                    ),
            ]),
            ["nextToken"] = null,
        };

    /// <summary>Reads one queue or a list of queues.</summary>
    private static IReadOnlyList<string> Queues(JsonNode? queueArns) =>
        queueArns switch
        {
            JsonArray list => [.. list.Select(each => each?.ToString() ?? "")],
            JsonValue one => [one.ToString()],
            _ => throw new RefusedException("commandFailed", "listQuickConnects needs queueARNs."),
        };

    private static JsonObject QuickConnect(string type, string arn, string? name) =>
        new()
        {
            ["type"] = type,
            ["endpointARN"] = arn,
            ["name"] = name,
        };

    private ContactEndpoint QuickConnect(JsonNode? given)
    {
        if (given?["phoneNumber"]?.ToString() is { Length: > 0 } number)
        {
            return ContactEndpoint.PhoneNumber(number, given["name"]?.ToString());
        }

        var arn = given?["endpointARN"]?.ToString();
        var agent = center.State.Agents.Values.FirstOrDefault(each => center.Instance.OfAgent(each.Username) == arn);
        var queue = arn is null ? null : center.FindQueue(arn);
        return agent is not null ? new(EndpointType.Agent, agent.Username, agent.Name)
            : queue is not null ? new(EndpointType.Queue, queue.Id, queue.Name)
            : throw RefusedException.NoResult();
    }
}
