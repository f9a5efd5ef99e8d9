using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Tests.Driver;

namespace ScreenPop.ConnectApi.Tests.Flows;

/// <summary>Flows are renamed, archived, tagged, found and deleted.</summary>
public sealed class FlowLifeTests : IAsyncLifetime
{
    private const string Content = """{"Version":"2019-10-30"}""";

    private readonly ApiHost host = new();
    private RawClient client = null!;

    private ApiSession Session => new(client, host.Center.Instance.InstanceId);

    [Fact]
    public async Task A_renamed_flow_keeps_its_id_and_leaves_its_name_to_another()
    {
        var first = await CreateAsync("Night");
        await Session.IsRefusedAsync("UpdateContactFlowName", "DuplicateResourceException", Id(first), ("Name", "Inbound"));
        await Session.DoAsync("UpdateContactFlowName", Id(first), ("Name", "Late"), ("Description", "After eight"));
        var second = await CreateAsync("Night");

        Assert.NotEqual(first, second);
        var flow = (await Session.DoAsync("DescribeContactFlow", Id(first))).Body["ContactFlow"]!;
        Assert.Equal(("Late", "After eight"), (flow["Name"]!.ToString(), flow["Description"]!.ToString()));
        await Session.DoAsync("DeleteContactFlow", Id(first));
        await Session.IsRefusedAsync("DescribeContactFlow", "ResourceNotFoundException", Id(first));
        await Session.DoAsync("DescribeContactFlow", Id(second));
    }

    [Fact]
    public async Task A_search_finds_by_name_type_state_status_and_tag()
    {
        var north = await CreateAsync("North desk", tag: "north");
        var south = await CreateAsync("South desk", "AGENT_WHISPER", tag: "south");
        await Session.DoAsync("UpdateContactFlowMetadata", Id(south), ("ContactFlowState", "ARCHIVED"));

        await FindsAsync(
            """{ "StringCondition": { "FieldName": "Name", "Value": "desk", "ComparisonType": "CONTAINS" } }""",
            "{}",
            north,
            south
        );
        await FindsAsync(
            """{ "StringCondition": { "FieldName": "name", "Value": "north desk", "ComparisonType": "EXACT" } }""",
            "{}",
            north
        );
        await FindsAsync(
            """{ "AndConditions": [{ "TypeCondition": "AGENT_WHISPER" }, { "StateCondition": "ARCHIVED" }] }""",
            "{}",
            south
        );
        await FindsAsync(
            """{ "OrConditions": [{ "TypeCondition": "AGENT_WHISPER" }, { "StatusCondition": "SAVED" }] }""",
            "{}",
            south
        );
        await FindsAsync("{}", """{ "TagFilter": { "TagCondition": { "TagKey": "team", "TagValue": "north" } } }""", north);
        await FindsAsync(
            "{}",
            """{ "TagFilter": { "OrConditions": [[{ "TagKey": "team", "TagValue": "south" }], [{ "TagKey": "none" }]] } }""",
            south
        );
        await FindsAsync(
            "{}",
            """{ "FlowAttributeFilter": { "ContactFlowTypeCondition": { "ContactFlowType": "AGENT_WHISPER" } } }""",
            south
        );
        await Session.IsRefusedAsync(
            "SearchContactFlows",
            "InvalidParameterException",
            ("SearchCriteria", JsonNode.Parse("""{ "StringCondition": { "FieldName": "Colour", "Value": "red" } }"""))
        );
    }

    [Fact]
    public async Task Tags_come_with_the_flow_and_go_with_it()
    {
        var flow = await CreateAsync("Tagged", tag: "north");
        var arn = ("resourceArn", $"{host.Center.Instance}/contact-flow/{flow}");
        await Session.DoAsync("TagResource", arn, ("tags", new JsonObject { ["stage"] = "test" }));
        await Session.DoAsync("UntagResource", arn, ("tagKeys", new JsonArray("team", "none")));
        var described = (await Session.DoAsync("DescribeContactFlow", Id(flow))).Body["ContactFlow"]!;
        Assert.Equal("""{"stage":"test"}""", described["Tags"]!.ToJsonString());

        await Session.IsRefusedAsync(
            "TagResource",
            "InvalidParameterException",
            arn,
            ("tags", new JsonObject { ["aws:a"] = "b" })
        );
        await Session.DoAsync("DeleteContactFlow", Id(flow));
        await Session.IsRefusedAsync("ListTagsForResource", "ResourceNotFoundException", arn);
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

    private static (string, JsonNode?) Id(string id) => ("ContactFlowId", id);

    private async Task<string> CreateAsync(string name, string type = "CONTACT_FLOW", string tag = "none") =>
        (
            await Session.DoAsync(
                "CreateContactFlow",
                ("Name", name),
                ("Type", type),
                ("Content", Content),
                ("Tags", new JsonObject { ["team"] = tag })
            )
        ).Text("ContactFlowId");

    private async Task FindsAsync(string criteria, string filter, params string[] ids)
    {
        var found = await Session.DoAsync(
            "SearchContactFlows",
            ("SearchCriteria", JsonNode.Parse(criteria)),
            ("SearchFilter", JsonNode.Parse(filter))
        );
        Assert.Equal(ids, found.Body["ContactFlows"]!.AsArray().Select(flow => flow!["Id"]!.ToString()));
        Assert.Equal(ids.Length, found.Body["ApproximateTotalCount"]!.GetValue<int>());
    }
}
