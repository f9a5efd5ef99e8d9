using System.Text.Json.Nodes;
using ScreenPop.Ccp.Protocol;
using ScreenPop.Ccp.Snapshots;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Queues;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Ccp.Tests.Protocol;

/// <summary>The quick connects that a page asks for by their queues.</summary>
public sealed class QuickConnectTests : IDisposable
{
    private static readonly ContactEndpoint Robin = new(EndpointType.Agent, "rroe", "Robin Roe");
    private static readonly ContactEndpoint Orders = new(EndpointType.Queue, "orders", "Orders");
    private static readonly ContactEndpoint Billing = new(EndpointType.Queue, "billing", "Billing");

    private readonly ContactCenter center = new(
        new ContactCenterOptions
        {
            Queues =
            [
                Named("orders", Robin, Billing),
                Named("billing", Billing, Orders),
                new Queue { Id = "calls-out", Name = "calls-out" },
                Named("others", Robin),
            ],
            Agents = [AgentNamed("jdoe", "Jordan Doe"), AgentNamed("rroe", "Robin Roe")],
        }
    );

    [Fact]
    public void They_are_those_of_the_queue_asked_for()
    {
        Assert.Equal(["Robin Roe", "Billing"], Asked("orders"));
        Assert.Equal(["Billing", "Orders"], Asked("billing"));
    }

    [Fact]
    public void Those_of_several_queues_come_once() =>
        Assert.Equal(["Robin Roe", "Billing", "Orders"], Asked("orders", "billing"));

    [Fact]
    public void A_queue_without_a_list_of_its_own_has_every_agent_and_queue() =>
        Assert.Equal(["Jordan Doe", "Robin Roe", "billing", "calls-out", "orders", "others"], Asked("calls-out"));

    [Fact]
    public void An_agents_own_queue_has_none() => Assert.Empty(Asked(center.FindAgent("jdoe")!.QueueId));

    [Theory]
    [InlineData("others")]
    [InlineData("nowhere")]
    public void A_queue_that_the_agent_does_not_serve_refuses_the_whole_request(string queueId)
    {
        var refused = Assert.Throws<ContactCenterException>(() => Asked("orders", queueId));
        Assert.Equal(ContactCenterError.InvalidState, refused.Error);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"queueARNs":null}""")]
    [InlineData("""{"queueARNs":[7]}""")]
    public void A_request_names_its_queues(string parameters)
    {
        var refused = Assert.Throws<ContactCenterException>(() => Ask(JsonNode.Parse(parameters)!.AsObject()));
        Assert.Equal(ContactCenterError.InvalidParameter, refused.Error);
    }

    public void Dispose() => center.Dispose();

    private static Queue Named(string id, params ContactEndpoint[] quickConnects) =>
        new()
        {
            Id = id,
            Name = id,
            QuickConnects = [.. quickConnects],
        };

    private static Agent AgentNamed(string username, string name) =>
        new()
        {
            Username = username,
            Name = name,
            RoutingProfile = new RoutingProfile
            {
                Name = "All",
                Queues = [new("orders"), new("billing")],
                DefaultOutboundQueueId = "calls-out",
            },
        };

    private IEnumerable<string?> Asked(params string[] queueIds) =>
        Ask(
            new JsonObject
            {
                ["queueARNs"] = new JsonArray([.. queueIds.Select(id => JsonValue.Create(center.Instance.OfQueue(id)))]),
            }
        )["endpoints"]!
            .AsArray()
            .Select(endpoint => endpoint!["name"]?.ToString());

    private JsonNode Ask(JsonObject parameters) =>
        new ApiRequests(center, new Endpoints(center, new AgentUpdates(center, TimeProvider.System))).Handle(
            "jdoe",
            "getEndpoints",
            parameters
        );
}
