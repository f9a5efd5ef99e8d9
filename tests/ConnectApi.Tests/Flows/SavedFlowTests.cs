using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Tests.Driver;

namespace ScreenPop.ConnectApi.Tests.Flows;

/// <summary>A draft is stored unchanged and no contact runs it. The published content stays in use.</summary>
public sealed class SavedFlowTests(ApiHost host) : IClassFixture<ApiHost>, IDisposable
{
    private const string Published = """{"Version":"2019-10-30"}""";
    private const string Broken = """{"StartAction":"nowhere"}""";

    private readonly RawClient client = new(host.Address);

    private ApiSession Session => new(client, host.Center.Instance.InstanceId);

    [Fact]
    public async Task A_flow_that_is_only_saved_is_stored_unchecked_and_runs_no_contact()
    {
        var flow = await CreateAsync("Draft", "SAVED", Broken);
        await Session.IsRefusedAsync("DescribeContactFlow", "ContactFlowNotPublishedException", ("ContactFlowId", flow));
        Assert.Equal((Broken, "SAVED"), await ContentAsync($"{flow}:$SAVED"));
        var listed = (await Session.DoAsync("ListContactFlows")).Body["ContactFlowSummaryList"]!.AsArray();
        Assert.Equal("SAVED", listed.Single(one => one!["Id"]!.ToString() == flow)!["ContactFlowStatus"]!.ToString());
        await Session.IsRefusedAsync(
            "StartTaskContact",
            "InvalidRequestException",
            ("ContactFlowId", flow),
            ("Name", "Check the order")
        );

        await Session.IsRefusedAsync(
            "UpdateContactFlowContent",
            "InvalidContactFlowException",
            ("ContactFlowId", flow),
            ("Content", Broken)
        );
        await Session.DoAsync("UpdateContactFlowContent", ("ContactFlowId", flow), ("Content", Published));
        Assert.Equal((Published, "PUBLISHED"), await ContentAsync(flow));
        await Session.DoAsync("StartTaskContact", ("ContactFlowId", flow), ("Name", "Check the order"));
    }

    [Fact]
    public async Task A_draft_beside_a_published_flow_changes_nothing_for_contacts()
    {
        var flow = await CreateAsync("Both", "PUBLISHED", Published);
        Assert.Equal((Published, "PUBLISHED"), await ContentAsync($"{flow}:$SAVED"));
        var draft = $"{host.Center.Instance}/contact-flow/{flow}:$SAVED";
        await Session.DoAsync("UpdateContactFlowContent", ("ContactFlowId", draft), ("Content", Broken));

        Assert.Equal((Broken, "SAVED"), await ContentAsync(draft));
        Assert.Equal((Published, "PUBLISHED"), await ContentAsync($"{flow}:$LATEST"));
        await Session.IsRefusedAsync("StartTaskContact", "InvalidRequestException", ("ContactFlowId", draft), ("Name", "x"));
        await Session.DoAsync("UpdateContactFlowContent", ("ContactFlowId", flow), ("Content", Published + " "));
        Assert.Equal((Published + " ", "PUBLISHED"), await ContentAsync(draft));
    }

    public void Dispose() => client.Dispose();

    private async Task<string> CreateAsync(string name, string status, string content) =>
        (
            await Session.DoAsync(
                "CreateContactFlow",
                ("Name", name),
                ("Type", "CONTACT_FLOW"),
                ("Status", status),
                ("Content", content)
            )
        ).Text("ContactFlowId");

    private async Task<(string Content, string Status)> ContentAsync(string id)
    {
        JsonNode flow = (await Session.DoAsync("DescribeContactFlow", ("ContactFlowId", id))).Body["ContactFlow"]!;
        return (flow["Content"]!.ToString(), flow["Status"]!.ToString());
    }
}
