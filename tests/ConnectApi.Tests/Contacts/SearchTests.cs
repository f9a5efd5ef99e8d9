using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Tests.Driver;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Tests.Contacts;

/// <summary>Searches for contacts by their properties and times.</summary>
public sealed class SearchTests : IAsyncLifetime
{
    private readonly ApiHost host = new();
    private RawClient client = null!;

    private ApiSession Session => new(client, host.Center.Instance.InstanceId);

    [Theory]
    [InlineData("{}", "call", "task")]
    [InlineData("""{ "Channels": ["TASK", "CHAT"] }""", "task")]
    [InlineData("""{ "InitiationMethods": ["INBOUND"] }""", "call")]
    [InlineData("""{ "Name": { "SearchText": ["order"], "MatchType": "MATCH_ANY" } }""", "task")]
    [InlineData("""{ "Name": { "SearchText": ["order"], "MatchType": "MATCH_EXACT" } }""")]
    [InlineData("""{ "Name": { "SearchText": ["order"], "MatchType": "MATCH_NONE" } }""", "call")]
    [InlineData(
        """{ "SearchableContactAttributes": { "Criteria": [{ "Key": "tier", "Values": ["gold", "silver"] }] } }""",
        "call"
    )]
    [InlineData("""{ "QueueIds": ["nowhere"] }""")]
    [InlineData("""{ "AgentIds": ["nobody"] }""")]
    public async Task A_criterion_finds(string criteria, params string[] found)
    {
        var contacts = new Dictionary<string, string>
        {
            ["call"] = host
                .Center.CreateContact(
                    NewContact.Call("+14155550100", "+18005550199") with
                    {
                        Attributes = new Dictionary<string, string> { ["tier"] = "gold" },
                    }
                )
                .Id,
            ["task"] = host
                .Center.CreateContact(
                    new NewContact
                    {
                        Channel = Channel.Task,
                        InitiationMethod = InitiationMethod.Api,
                        Name = "Check the order",
                    }
                )
                .Id,
        };
        var answer = await Session.DoAsync(
            "SearchContacts",
            Around(DateTimeOffset.UtcNow),
            ("SearchCriteria", JsonNode.Parse(criteria)),
            ("Sort", JsonNode.Parse("""{ "FieldName": "CHANNEL", "Order": "DESCENDING" }"""))
        );
        Assert.Equal(
            found.Select(name => contacts[name]).Order(),
            answer.Body["Contacts"]!.AsArray().Select(contact => contact!["Id"]!.ToString()).Order()
        );
        Assert.Equal(found.Length, answer.Body["TotalCount"]!.GetValue<int>());
    }

    [Fact]
    public async Task Contacts_of_another_time_are_not_found()
    {
        host.Center.CreateContact(new NewContact());
        var yesterday = await Session.DoAsync("SearchContacts", Around(DateTimeOffset.UtcNow.AddDays(-1)));
        Assert.Empty(yesterday.Body["Contacts"]!.AsArray());
        await Session.IsRefusedAsync(
            "SearchContacts",
            "InvalidParameterException",
            ("TimeRange", JsonNode.Parse("""{ "Type": "INITIATION_TIMESTAMP", "StartTime": 2, "EndTime": 1 }"""))
        );
    }

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        client = new RawClient(host.Address);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    private static (string, JsonNode?) Around(DateTimeOffset time) =>
        (
            "TimeRange",
            new JsonObject
            {
                ["Type"] = "INITIATION_TIMESTAMP",
                ["StartTime"] = time.AddHours(-1).ToUnixTimeSeconds(),
                ["EndTime"] = time.AddHours(1).ToUnixTimeSeconds(),
            }
        );
}
