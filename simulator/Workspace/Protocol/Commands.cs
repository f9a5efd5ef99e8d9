using System.Text.Json.Nodes;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Workspace.Protocol;

/// <summary>What an app may ask of the service, by the command of the packages. An unknown one is refused as the service
/// does.</summary>
internal sealed class Commands(ContactCenter center, TimeProvider time)
{
    /// <exception cref="RefusedException">The service would answer with an error.</exception>
    public JsonNode? Handle(string username, IReadOnlyCollection<string> granted, string command, JsonObject data)
    {
        var does = Find(username, command, data) ?? throw RefusedException.NoHandler();
        if (!Permissions.Allow(granted, command))
        {
            throw RefusedException.NotAuthorized();
        }

        try
        {
            return does();
        }
        catch (ContactCenterException problem) when (problem.Error == ContactCenterError.NotFound)
        {
            throw RefusedException.NoResult();
        }
        catch (ContactCenterException problem)
        {
            throw new RefusedException("commandFailed", problem.Message);
        }
    }

    private Func<JsonNode?>? Find(string username, string command, JsonObject data)
    {
        var agent = center.State.Agents[username];
        AgentContact Desk() => agent.Find(Text(data, "contactId")) ?? throw RefusedException.NoResult();
        Contact Contact() => center.FindContact(Desk().ContactId) ?? throw RefusedException.NoResult();
        return command switch
        {
            "contact/getAttributes" => () => Attributes(Contact(), data["attributes"]),
            "contact/getInitialContactId" => () => new JsonObject { ["initialContactId"] = Contact().InitialContactId },
            "contact/getChannelType" => () => ChannelType(Desk()),
            "contact/getType" => () => new JsonObject { ["type"] = ContactNews.TypeOf(Desk()) },
            "contact/getQueue" => () => Queue(Contact()),
            "contact/getQueueTimestamp" => () => new JsonObject { ["queueTimestamp"] = Contact().EnqueuedAt?.ToString("O") },
            "contact/getStateDuration" => () =>
                new JsonObject { ["stateDuration"] = (long)(time.GetUtcNow() - Desk().Since).TotalMilliseconds },
            "contact/getContact" => () => WithQueue(ContactNews.Of(Desk(), Contact()), Contact()),
            "contact/listContacts" => () =>
                new JsonArray([.. agent.Contacts.Select(each => ContactNews.Of(each, center.FindContact(each.ContactId)))]),
            "contact/accept" => () => Do(() => center.Accept(username, Desk().ContactId)),
            "contact/reject" => () => Do(() => center.Reject(username, Desk().ContactId)),
            "contact/clear" => () => Do(() => center.Clear(username, Desk().ContactId)),
            "contact/disconnectSelf" => () =>
                Do(() => center.DestroyConnection(username, Desk().ContactId, Desk().AgentConnection?.Id ?? "")),
            "contact/isAutoAcceptEnabled" => () => new JsonObject { ["isAutoAcceptEnabled"] = agent.Preferences.AutoAccept },
            "contact/transfer" => () => Do(() => center.Transfer(username, Desk().ContactId, QuickConnect(data["quickConnect"]))),
            "contact/listParticipants" => () => new JsonArray([.. Desk().Connections.Select(leg => Participant(Desk(), leg))]),
            "contact/getParticipant" => () => Leg(agent, data) is var (desk, leg) ? Participant(desk, leg) : null,
            "contact/getParticipantState" => () =>
                Leg(agent, data) is var (desk, leg) ? new JsonObject { ["value"] = StateOf(desk, leg) } : null,
            "agent/getARN" => () => new JsonObject { ["ARN"] = center.Instance.OfAgent(username) },
            "agent/getName" => () => new JsonObject { ["name"] = agent.Name },
            "agent/getState" => () => new JsonObject { ["name"] = agent.State.Name },
            "voice/getInitialCustomerPhoneNumber" or "contact/getPhoneNumber" => () =>
                Contact().CustomerEndpoint is { Type: EndpointType.PhoneNumber } customer
                    ? new JsonObject { ["phoneNumber"] = customer.Address }
                    : throw RefusedException.NoResult(),
            "voice/createOutboundCall" => () =>
                new JsonObject { ["contactId"] = center.CallOut(username, Text(data, "phoneNumber")).Id },
            "voice/holdSelf" => () => Do(() => center.Hold(username, Desk().ContactId, Desk().AgentConnection?.Id ?? "")),
            "voice/resumeSelf" => () => Do(() => center.Resume(username, Desk().ContactId, Desk().AgentConnection?.Id ?? "")),
            "voice/isSelfOnHold" => () => new JsonObject { ["isOnHold"] = Desk().AgentConnection?.State == ConnectionState.Hold },
            "sendActivity" => () => null,
            _ => null,
        };
    }

    private static JsonObject? Do(Action does)
    {
        does();
        return null;
    }

    /// <summary>Each value is an object, as the guide says and the typings do not. A missing name is left out.</summary>
    private static JsonObject Attributes(Contact contact, JsonNode? names)
    {
        var wanted = (names as JsonArray)?.Select(name => name?.ToString()).ToHashSet(StringComparer.Ordinal);
        return new JsonObject(
            contact
                .Attributes.Where(attribute => wanted is null || wanted.Contains(attribute.Key))
                .Select(attribute =>
                    KeyValuePair.Create(
                        attribute.Key,
                        (JsonNode?)new JsonObject { ["name"] = attribute.Key, ["value"] = attribute.Value }
                    )
                )
        );
    }

    private static JsonObject ChannelType(AgentContact desk) =>
        new() { ["type"] = ContactNews.TypeOf(desk), ["subtype"] = ContactNews.SubtypeOf(desk.Channel) };

    private JsonObject Queue(Contact contact)
    {
        var queue = contact.QueueId is { } id ? center.FindQueue(id) : null;
        return queue is null
            ? throw RefusedException.NoResult()
            : new()
            {
                ["name"] = queue.Name,
                ["queueARN"] = center.Instance.Of(queue),
                ["queueId"] = queue.Id,
            };
    }

    private JsonObject WithQueue(JsonObject news, Contact contact)
    {
        news["queue"] = contact.QueueId is null ? null : Queue(contact);
        return news;
    }

    private static (AgentContact Desk, Connection Leg) Leg(Agent agent, JsonObject data)
    {
        var participantId = Text(data, "participantId");
        foreach (var desk in agent.Contacts)
        {
            if (desk.Connections.Find(leg => leg.Id == participantId) is { } found)
            {
                return (desk, found);
            }
        }

        throw RefusedException.NoResult();
    }

    private static JsonObject Participant(AgentContact desk, Connection leg) =>
        new()
        {
            ["participantId"] = leg.Id,
            ["contactId"] = desk.ContactId,
            ["type"] = new JsonObject { ["value"] = leg.Type.ToString().ToLowerInvariant() },
            ["isInitial"] = leg.IsInitial,
            ["isSelf"] = leg == desk.AgentConnection,
        };

    private static string StateOf(AgentContact desk, Connection leg) =>
        leg.State switch
        {
            // The agent's own leg is made when the contact is offered.
            _ when desk.IsRinging && leg == desk.AgentConnection => "connecting",
            ConnectionState.SilentMonitor => "silent_monitor",
            var state => state.ToString().ToLowerInvariant(),
        };

    private ContactEndpoint QuickConnect(JsonNode? given)
    {
        var arn = given?["endpointARN"]?.ToString();
        var agent = center.State.Agents.Values.FirstOrDefault(each => center.Instance.OfAgent(each.Username) == arn);
        var queue = arn is null ? null : center.FindQueue(arn);
        return agent is not null ? new(EndpointType.Agent, agent.Username, agent.Name)
            : queue is not null ? new(EndpointType.Queue, queue.Id, queue.Name)
            : throw RefusedException.NoResult();
    }

    private static string Text(JsonObject data, string name) =>
        data[name]?.ToString() is { Length: > 0 } text ? text : throw RefusedException.NoResult();
}
