using System.Globalization;
using System.Text.Json.Nodes;
using ScreenPop.Ccp.Snapshots;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Ccp.Protocol;

/// <summary>The endpoints that an agent can transfer to: the other agents and the queues.</summary>
internal sealed class Endpoints(ContactCenter center, AgentUpdates updates)
{
    /// <summary>The service's limit for one page.</summary>
    private const int MostPerPage = 500;

    /// <summary>One page of the queues' quick connects, with the token of the next page; null on the last one.</summary>
    public JsonObject Page(string username, IReadOnlyList<string> queueArns, string? token, int size)
    {
        if (size is < 1 or > MostPerPage)
        {
            throw new ContactCenterException(ContactCenterError.InvalidParameter, $"maxResults is 1 to {MostPerPage}.");
        }

        var all = center.QuickConnects(username, queueArns);
        var start = 0;
        if (
            token is not null
            && !(int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start) && start <= all.Count)
        )
        {
            throw new ContactCenterException(ContactCenterError.InvalidParameter, "nextToken is not valid.");
        }

        var page = all.Skip(start).Take(size).Select(endpoint => CcpMessage.Of("", updates.Endpoint(endpoint)).Data).ToArray();
        return new JsonObject
        {
            ["endpoints"] = new JsonArray(page),
            ["nextToken"] = start + size < all.Count ? (start + size).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    /// <summary>Reads the phone number that a page calls.</summary>
    public static string ParseNumber(ApiParameters endpoint) =>
        endpoint.Text("type") == "phone_number"
            ? endpoint.Text("phoneNumber")
            : throw new ContactCenterException(ContactCenterError.BadEndpoint, "Only phone number addresses are supported.");

    /// <summary>Reads an endpoint from a page: one of the listed endpoints, or an entered phone number.</summary>
    public ContactEndpoint Parse(ApiParameters endpoint)
    {
        var name = endpoint.OptionalText("name");
        switch (endpoint.Text("type"))
        {
            case "phone_number":
                return ContactEndpoint.PhoneNumber(endpoint.Text("phoneNumber"), name);
            case "agent":
                var arn = endpoint.OptionalText("endpointARN");
                var agent = center.State.Agents.Values.FirstOrDefault(agent =>
                    agent.Username == endpoint.OptionalText("agentLogin") || center.Instance.OfAgent(agent.Username) == arn
                );
                return agent is null
                    ? throw new ContactCenterException(ContactCenterError.NotFound, "There is no such agent to transfer to.")
                    : new ContactEndpoint(EndpointType.Agent, agent.Username, agent.Name);
            case "queue":
                var queueId = IdOf(endpoint.OptionalText("queue") ?? endpoint.Text("endpointARN"));
                return new ContactEndpoint(EndpointType.Queue, queueId, name ?? center.FindQueue(queueId)?.Name);
            default:
                throw new ContactCenterException(
                    ContactCenterError.InvalidParameter,
                    "An endpoint is a phone_number, an agent or a queue."
                );
        }
    }

    /// <summary>The id of the queue that a page names by ARN, id or name.</summary>
    public string IdOf(string queue) =>
        center.FindQueue(queue)?.Id
        ?? throw new ContactCenterException(ContactCenterError.NotFound, $"There is no queue '{queue}'.");
}
