using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Tests.Driver;

namespace ScreenPop.ConnectApi.Tests.Flows;

/// <summary>Every operation finds a flow by id and ARN, with and without a qualifier.</summary>
public sealed class FlowIdTests(ApiHost host) : IClassFixture<ApiHost>, IDisposable
{
    private const string Content = """{"Version":"2019-10-30"}""";

    private readonly RawClient client = new(host.Address);

    private ApiSession Session => new(client, host.Center.Instance.InstanceId);

    [Theory]
    [InlineData("inbound")]
    [InlineData("inbound:$LATEST")]
    [InlineData("{instance}/contact-flow/inbound")]
    [InlineData("{instance}/contact-flow/inbound:$LATEST")]
    public async Task A_published_flow_has_four_names(string name)
    {
        var flow = ("ContactFlowId", name.Replace("{instance}", host.Center.Instance.Value, StringComparison.Ordinal));
        Assert.Equal("Inbound", (await Session.DoAsync("DescribeContactFlow", flow)).Body["ContactFlow"]!["Name"]!.ToString());
        await Session.DoAsync("UpdateContactFlowContent", flow, ("Content", Content));
        await Session.DoAsync("UpdateContactFlowMetadata", flow, ("Description", name));
        await Session.DoAsync("AssociatePhoneNumberContactFlow", flow, ("PhoneNumberId", "number-1"));
        var task = (await Session.DoAsync("StartTaskContact", flow, ("Name", "Check the order"))).Text("ContactId");
        await Session.DoAsync(
            "TransferContact",
            flow,
            ("ContactId", task),
            ("QueueId", host.Center.Instance.Of(host.Center.FindQueue("Support")!))
        );
        await Session.DoAsync("StartChatContact", flow, ("ParticipantDetails", new JsonObject { ["DisplayName"] = "Jane" }));
        Assert.Equal("inbound", host.Resources.StartedIn[task]);
        Assert.Equal("inbound", host.Resources.PhoneNumbers[0].ContactFlowId);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("inbound:7")]
    [InlineData("inbound:live")]
    [InlineData("{instance}/queue/inbound")]
    [InlineData("arn:aws:connect:us-east-1:111122223333:instance/33333333-3333-4333-8333-333333333333/contact-flow/inbound")]
    public async Task A_name_of_no_flow_is_not_found(string name)
    {
        var flow = ("ContactFlowId", name.Replace("{instance}", host.Center.Instance.Value, StringComparison.Ordinal));
        await Session.IsRefusedAsync("DescribeContactFlow", "ResourceNotFoundException", flow);
        await Session.IsRefusedAsync("StartTaskContact", "ResourceNotFoundException", flow, ("Name", "x"));
        await Session.IsRefusedAsync(
            "AssociatePhoneNumberContactFlow",
            "ResourceNotFoundException",
            flow,
            ("PhoneNumberId", "number-1")
        );
    }

    [Fact]
    public async Task The_instance_is_named_by_its_arn_as_well()
    {
        var instance = ("InstanceId", host.Center.Instance.Value);
        await Session.DoAsync("DescribeInstance", instance);
        await Session.DoAsync("ListContactFlows", instance);
        await Session.DoAsync("SearchContactFlows", instance);
    }

    [Fact]
    public async Task A_version_of_a_campaign_s_flow_stays_what_it_was()
    {
        var flow = (
            await Session.DoAsync("CreateContactFlow", ("Name", "Spring"), ("Type", "CAMPAIGN"), ("Content", Content))
        ).Text("ContactFlowId");
        await Session.DoAsync("CreateContactFlowVersion", ("ContactFlowId", flow), ("Description", "The first"));
        await Session.DoAsync("UpdateContactFlowContent", ("ContactFlowId", flow), ("Content", Content + " "));
        var second = await Session.DoAsync(
            "CreateContactFlowVersion",
            ("ContactFlowId", $"{host.Center.Instance}/contact-flow/{flow}")
        );
        Assert.Equal("2", second.Text("Version"));

        var first = (await Session.DoAsync("DescribeContactFlow", ("ContactFlowId", $"{flow}:1"))).Body["ContactFlow"]!;
        Assert.Equal((Content, "The first"), (first["Content"]!.ToString(), first["VersionDescription"]!.ToString()));
        await Session.IsRefusedAsync(
            "UpdateContactFlowContent",
            "InvalidParameterException",
            ("ContactFlowId", $"{flow}:1"),
            ("Content", Content)
        );
        await Session.IsRefusedAsync(
            "CreateContactFlowVersion",
            "InvalidRequestException",
            ("ContactFlowId", flow),
            ("FlowContentSha256", new string('0', 64))
        );
        await Session.IsRefusedAsync("CreateContactFlowVersion", "InvalidRequestException", ("ContactFlowId", "inbound"));

        await Session.DoAsync("DeleteContactFlowVersion", ("ContactFlowId", flow), ("ContactFlowVersion", 2));
        Assert.Equal("3", (await Session.DoAsync("CreateContactFlowVersion", ("ContactFlowId", flow))).Text("Version"));
    }

    public void Dispose() => client.Dispose();
}
