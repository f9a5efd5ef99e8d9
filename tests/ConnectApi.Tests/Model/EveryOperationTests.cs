using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Model;
using ScreenPop.ConnectApi.Tests.Driver;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Tests.Model;

/// <summary>The answer of every operation follows the service's model; the client compares them.</summary>
public sealed class EveryOperationTests
{
    private const string Content = """{"Version":"2019-10-30"}""";

    [Fact]
    public async Task Every_operation_answers_as_the_model_says()
    {
        await using var host = new ApiHost();
        await host.InitializeAsync();
        using var client = new RawClient(host.Address);
        var session = new ApiSession(client, host.Center.Instance.InstanceId);

        await WorkWithFlowsAsync(session);
        await WorkWithModulesAsync(session);
        await WorkWithContactsAsync(session, host);
        await ReadTheDirectoryAsync(session);
        await AssociateAsync(session);

        Assert.Equal(ServiceModel.Operations.Keys.Order(), client.Answered.Order());
    }

    private static async Task WorkWithFlowsAsync(ApiSession session)
    {
        var flow = ("ContactFlowId", (await CreateFlowAsync(session)).Text("ContactFlowId"));
        await session.DoAsync("DescribeContactFlow", flow);
        await session.DoAsync("ListContactFlows", ("ContactFlowTypes", new JsonArray("CAMPAIGN")), ("MaxResults", 1));
        await session.DoAsync("SearchContactFlows");
        await session.DoAsync("UpdateContactFlowContent", flow, ("Content", Content));
        await session.DoAsync("UpdateContactFlowName", flow, ("Name", "Called"));
        await session.DoAsync("UpdateContactFlowMetadata", flow, ("ContactFlowState", "ARCHIVED"));
        await session.DoAsync("CreateContactFlowVersion", flow, ("Description", "First"));
        await session.DoAsync("DescribeContactFlow", ("ContactFlowId", $"{flow.Item2}:1"));
        await session.DoAsync("ListContactFlowVersions", flow);
        await session.DoAsync("DeleteContactFlowVersion", flow, ("ContactFlowVersion", 1));
        await session.DoAsync("DeleteContactFlow", flow);
    }

    private static Task<ApiAnswer> CreateFlowAsync(ApiSession session) =>
        session.DoAsync(
            "CreateContactFlow",
            ("Name", "Campaign"),
            ("Type", "CAMPAIGN"),
            ("Content", Content),
            ("Tags", new JsonObject { ["team"] = "north" })
        );

    private static async Task WorkWithModulesAsync(ApiSession session)
    {
        var created = await session.DoAsync(
            "CreateContactFlowModule",
            ("Name", "Lookup"),
            ("Content", Content),
            ("Settings", "{}"),
            ("ExternalInvocationConfiguration", new JsonObject { ["Enabled"] = true })
        );
        var module = ("ContactFlowModuleId", created.Text("Id"));
        await session.DoAsync("DescribeContactFlowModule", module);
        await session.DoAsync("ListContactFlowModules", ("ContactFlowModuleState", "ACTIVE"));
        await session.DoAsync("SearchContactFlowModules");
        await session.DoAsync("UpdateContactFlowModuleContent", module, ("Content", Content), ("Settings", "{}"));
        await session.DoAsync("UpdateContactFlowModuleMetadata", module, ("Description", "Looks the caller up"));
        var version = (await session.DoAsync("CreateContactFlowModuleVersion", module)).Body["Version"]!.GetValue<long>();
        await session.DoAsync("ListContactFlowModuleVersions", module);
        var alias = await session.DoAsync(
            "CreateContactFlowModuleAlias",
            module,
            ("AliasName", "live"),
            ("ContactFlowModuleVersion", version)
        );
        var named = ("AliasId", alias.Text("Id"));
        await session.DoAsync("DescribeContactFlowModuleAlias", module, named);
        await session.DoAsync("ListContactFlowModuleAliases", module);
        await session.DoAsync("UpdateContactFlowModuleAlias", module, named, ("Description", "What callers meet"));
        await session.DoAsync("DeleteContactFlowModuleAlias", module, named);
        await session.DoAsync("DeleteContactFlowModuleVersion", module, ("ContactFlowModuleVersion", version));
        await session.DoAsync("DeleteContactFlowModule", module);
    }

    private static async Task WorkWithContactsAsync(ApiSession session, ApiHost host)
    {
        var flow = ("ContactFlowId", "inbound");
        var call = await session.DoAsync(
            "StartOutboundVoiceContact",
            flow,
            ("DestinationPhoneNumber", "+14155550100"),
            ("QueueId", host.Center.FindQueue("Support")!.Id)
        );
        await session.DoAsync("StartChatContact", flow, ("ParticipantDetails", new JsonObject { ["DisplayName"] = "Jane" }));
        var task = (await session.DoAsync("StartTaskContact", flow, ("Name", "Check the order"))).Text("ContactId");
        var support = host.Center.FindQueue("Support")!.Id;
        host.Center.SignIn("jdoe");
        host.Center.Enqueue(task, support);
        host.Center.Accept("jdoe", task);
        await session.DoAsync("DescribeContact", ("ContactId", task));
        await session.DoAsync("TransferContact", flow, ("ContactId", task), ("QueueId", support));
        await session.DoAsync(
            "SearchContacts",
            (
                "TimeRange",
                new JsonObject
                {
                    ["Type"] = "INITIATION_TIMESTAMP",
                    ["StartTime"] = 0,
                    ["EndTime"] = 4e9,
                }
            )
        );
        var first = ("InitialContactId", call.Text("ContactId"));
        await session.DoAsync("UpdateContactAttributes", first, ("Attributes", new JsonObject { ["a"] = "1" }));
        await session.DoAsync("GetContactAttributes", first);
        await session.DoAsync("StopContact", ("ContactId", call.Text("ContactId")));
    }

    private static async Task ReadTheDirectoryAsync(ApiSession session)
    {
        await session.DoAsync("ListInstances");
        var instance = (await session.DoAsync("DescribeInstance")).Body["Instance"]!["Arn"]!.ToString();
        await ReadEachAsync(
            session,
            "ListQueues",
            "QueueSummaryList",
            "DescribeQueue",
            "QueueId",
            ("QueueTypes", new JsonArray("STANDARD"))
        );
        await ReadEachAsync(session, "ListUsers", "UserSummaryList", "DescribeUser", "UserId");
        await session.DoAsync(
            "UpdateUserConfig",
            ("UserId", StableId.Of("agent", "jdoe")),
            ("AutoAcceptConfigs", new JsonArray(new JsonObject { ["Channel"] = "TASK", ["AutoAccept"] = true }))
        );
        await ReadEachAsync(
            session,
            "ListHoursOfOperations",
            "HoursOfOperationSummaryList",
            "DescribeHoursOfOperation",
            "HoursOfOperationId"
        );
        await ReadEachAsync(session, "ListPrompts", "PromptSummaryList", "DescribePrompt", "PromptId");

        var resource = ("resourceArn", instance);
        await session.DoAsync("TagResource", resource, ("tags", new JsonObject { ["stage"] = "test", ["team"] = "north" }));
        await session.DoAsync("UntagResource", resource, ("tagKeys", new JsonArray("team")));
        var tags = await session.DoAsync("ListTagsForResource", resource);
        Assert.Equal("""{"stage":"test"}""", tags.Body["tags"]!.ToJsonString());
    }

    /// <summary>Describes each entry of a list, by its id and by its ARN.</summary>
    private static async Task ReadEachAsync(
        ApiSession session,
        string list,
        string entries,
        string describe,
        string id,
        params (string Name, JsonNode? Value)[] members
    )
    {
        var all = (await session.DoAsync(list, members)).Body[entries]!.AsArray();
        Assert.NotEmpty(all);
        foreach (var entry in all)
        {
            var byId = await session.DoAsync(describe, (id, entry!["Id"]!.ToString()));
            var byArn = await session.DoAsync(describe, (id, entry["Arn"]!.ToString()));
            Assert.Equal(byId.Body.ToJsonString(), byArn.Body.ToJsonString());
        }
    }

    private static async Task AssociateAsync(ApiSession session)
    {
        var numbers = await session.DoAsync("ListPhoneNumbersV2");
        var number = ("PhoneNumberId", numbers.Body["ListPhoneNumbersSummaryList"]![0]!["PhoneNumberArn"]!.ToString());
        await session.DoAsync("AssociatePhoneNumberContactFlow", number, ("ContactFlowId", "inbound"));
        await session.DoAsync("DisassociatePhoneNumberContactFlow", number);
        var function = ("FunctionArn", "arn:aws:lambda:us-east-1:111122223333:function:CustomerLookup:live");
        await session.DoAsync("AssociateLambdaFunction", function);
        await session.DoAsync("ListLambdaFunctions");
        await session.DoAsync("DisassociateLambdaFunction", function);
        var origin = ("Origin", "https://crm.example.test");
        await session.DoAsync("AssociateApprovedOrigin", origin);
        await session.DoAsync("ListApprovedOrigins");
        await session.DoAsync("DisassociateApprovedOrigin", origin);
    }
}
