using System.Text.Json.Nodes;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Workspace.Protocol;

/// <summary>
/// Handles the requests of apps by the commands of the SDK packages. An unknown command gets the service's error.
/// </summary>
internal sealed class Commands(ContactCenter center, TimeProvider time)
{
    private readonly PhoneCommands phone = new(center);

    /// <exception cref="RefusedException">The service would answer with an error.</exception>
    public JsonNode? Handle(string username, IReadOnlyCollection<string> granted, string command, JsonObject data)
    {
        var does = Find(username, command, data) ?? phone.Find(username, command, data) ?? throw RefusedException.NoHandler();
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
            "contact/isAutoAcceptEnabled" => () =>
                new JsonObject { ["isAutoAcceptEnabled"] = agent.Preferences.Accepts(Contact()) },
            "contact/listParticipants" => () =>
                new JsonArray([.. Desk().Connections.Select(leg => Participants.Of(Desk(), leg))]),
            "contact/getParticipant" => () =>
                Participants.Find(agent, data) is var (desk, leg) ? Participants.Of(desk, leg) : null,
            "contact/getParticipantState" => () =>
                Participants.Find(agent, data) is var (desk, leg) ? Participants.StateOf(desk, leg) : null,
            "agent/getARN" => () => new JsonObject { ["ARN"] = center.Instance.OfAgent(username) },
            "agent/getName" => () => new JsonObject { ["name"] = agent.Name },
            "agent/getState" => () => new JsonObject { ["name"] = agent.State.Name },
            "voice/getInitialCustomerPhoneNumber" or "contact/getPhoneNumber" => () =>
                Contact().CustomerEndpoint is { Type: EndpointType.PhoneNumber } customer
                    ? new JsonObject { ["phoneNumber"] = customer.Address }
                    : throw RefusedException.NoResult(),
            "sendActivity" => () => null,
            _ => null,
        };
    }

    internal static JsonObject? Do(Action does)
    {
        does();
        return null;
    }

    /// <summary>Each value is an object, as in the guide; the typings differ. A name without an attribute is left out.</summary>
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

    private JsonObject Queue(Contact contact) =>
        contact.QueueId is { } id && center.FindQueue(id) is { } queue
            ? phone.QueueJson(queue)
            : throw RefusedException.NoResult();

    private JsonObject WithQueue(JsonObject news, Contact contact)
    {
        news["queue"] = contact.QueueId is null ? null : Queue(contact);
        return news;
    }

    internal static string Text(JsonObject data, string name) =>
        data[name]?.ToString() is { Length: > 0 } text ? text : throw RefusedException.NoResult();
}
