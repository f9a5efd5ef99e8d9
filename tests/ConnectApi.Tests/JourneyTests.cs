using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Tests.Driver;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Tests;

/// <summary>Every operation, with the AWS CLI if there is one, and with raw requests.</summary>
public sealed class JourneyTests(ITestOutputHelper output)
{
    private const string Flow = """{"Version":"2019-10-30","StartAction":"a","Actions":[]}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_program_works_with_the_instance_as_it_would_with_the_service(bool byCli)
    {
        await using var host = new ApiHost();
        await host.InitializeAsync();
        using var raw = new RawClient(host.Address);
        if (byCli && !AwsCli.IsInstalled)
        {
            output.WriteLine("There is no AWS CLI on this machine: the operations are called by hand instead.");
        }

        IConnectClient client = byCli && AwsCli.IsInstalled ? new AwsCli(host.Address) : raw;
        var instance = host.Center.Instance.InstanceId;
        Task<ApiAnswer> Call(string operation, params (string Name, JsonNode? Value)[] members) =>
            client.CallAsync(
                operation,
                new JsonObject(
                    members.Prepend(("InstanceId", instance)).Select(member => KeyValuePair.Create(member.Item1, member.Item2))
                )
            );

        // The existing resources.
        var queues = await Call("ListQueues", ("QueueTypes", new JsonArray("STANDARD")));
        Assert.Equal("Support", Assert.Single(queues.Body["QueueSummaryList"]!.AsArray())!["Name"]!.ToString());
        var users = await Call("ListUsers");
        Assert.Equal("jdoe", users.Body["UserSummaryList"]![0]!["Username"]!.ToString());
        var numbers = await Call("ListPhoneNumbersV2", ("MaxResults", 1));
        Assert.Equal("+18005550199", numbers.Body["ListPhoneNumbersSummaryList"]![0]!["PhoneNumber"]!.ToString());

        // A flow is created, changed and assigned to a number.
        var created = await Call("CreateContactFlow", ("Name", "Second"), ("Type", "CONTACT_FLOW"), ("Content", Flow));
        var flowId = created.Text("ContactFlowId");
        await Call("UpdateContactFlowContent", ("ContactFlowId", flowId), ("Content", Flow + " "));
        Assert.Equal(
            Flow + " ",
            (await Call("DescribeContactFlow", ("ContactFlowId", flowId))).Body["ContactFlow"]!["Content"]!.ToString()
        );
        Assert.Equal(2, (await Call("ListContactFlows")).Body["ContactFlowSummaryList"]!.AsArray().Count);
        Assert.Null(
            (await Call("AssociatePhoneNumberContactFlow", ("PhoneNumberId", "number-2"), ("ContactFlowId", flowId))).Error
        );
        Assert.Equal(flowId, host.Resources.PhoneNumbers[1].ContactFlowId);
        var refused = await Call("UpdateContactFlowContent", ("ContactFlowId", flowId), ("Content", "{}"));
        Assert.Equal("InvalidContactFlowException", refused.Error);

        // ARNs, which have slashes, in the path.
        var arn = created.Text("ContactFlowArn");
        await Call("UpdateContactFlowContent", ("ContactFlowId", $"{arn}:$SAVED"), ("Content", "a draft"));
        var draft = (await Call("DescribeContactFlow", ("ContactFlowId", $"{arn}:$SAVED"))).Body["ContactFlow"]!;
        Assert.Equal(("a draft", "SAVED"), (draft["Content"]!.ToString(), draft["Status"]!.ToString()));
        Task<ApiAnswer> Tag(string operation, string member, JsonNode value) =>
            client.CallAsync(operation, new JsonObject { ["resourceArn"] = arn, [member] = value });
        Assert.Null((await Tag("TagResource", "tags", new JsonObject { ["team"] = "north", ["stage"] = "test" })).Error);
        Assert.Null((await Tag("UntagResource", "tagKeys", new JsonArray("stage"))).Error);
        var tags = await client.CallAsync("ListTagsForResource", new JsonObject { ["resourceArn"] = arn });
        Assert.Equal("north", tags.Body["tags"]!["team"]!.ToString());

        // A module with a version and an alias.
        var module = (await Call("CreateContactFlowModule", ("Name", "Lookup"), ("Content", Flow))).Text("Arn");
        Assert.Equal("1", (await Call("CreateContactFlowModuleVersion", ("ContactFlowModuleId", module))).Text("Version"));
        var alias = await Call(
            "CreateContactFlowModuleAlias",
            ("ContactFlowModuleId", module),
            ("AliasName", "live"),
            ("ContactFlowModuleVersion", 1)
        );
        var aliased = await Call("DescribeContactFlowModule", ("ContactFlowModuleId", $"{module}:{alias.Text("Id")}"));
        Assert.Equal("1", aliased.Body["ContactFlowModule"]!["Version"]!.ToString());

        // Functions and origins.
        const string Function = "arn:aws:lambda:us-east-1:111122223333:function:CustomerLookup:live";
        Assert.Null((await Call("AssociateLambdaFunction", ("FunctionArn", Function))).Error);
        Assert.Equal(Function, (await Call("ListLambdaFunctions")).Body["LambdaFunctions"]![0]!.ToString());
        Assert.Null((await Call("AssociateApprovedOrigin", ("Origin", "https://crm.example.test"))).Error);
        Assert.Equal(2, (await Call("ListApprovedOrigins")).Body["Origins"]!.AsArray().Count);

        // Contacts of three channels start in a flow.
        var call = await Call(
            "StartOutboundVoiceContact",
            ("DestinationPhoneNumber", "+14155550100"),
            ("ContactFlowId", flowId),
            ("SourcePhoneNumber", "+18005550199"),
            ("Attributes", new JsonObject { ["reason"] = "callback" })
        );
        var callId = call.Text("ContactId");
        Assert.Equal(flowId, host.Resources.StartedIn[callId]);
        await Call(
            "UpdateContactAttributes",
            ("InitialContactId", callId),
            ("Attributes", new JsonObject { ["customerId"] = "C-1001" })
        );
        var attributes = (await Call("GetContactAttributes", ("InitialContactId", callId))).Body["Attributes"]!;
        Assert.Equal(("callback", "C-1001"), (attributes["reason"]!.ToString(), attributes["customerId"]!.ToString()));
        var described = (await Call("DescribeContact", ("ContactId", callId))).Body["Contact"]!;
        Assert.Equal(
            ("VOICE", "API", "+14155550100"),
            (
                described["Channel"]!.ToString(),
                described["InitiationMethod"]!.ToString(),
                described["CustomerEndpoint"]!["Address"]!.ToString()
            )
        );
        Assert.Null((await Call("StopContact", ("ContactId", callId))).Error);
        Assert.Equal("ContactNotFoundException", (await Call("StopContact", ("ContactId", callId))).Error);

        var chat = await Call(
            "StartChatContact",
            ("ContactFlowId", "inbound"),
            ("ParticipantDetails", new JsonObject { ["DisplayName"] = "Jane" })
        );
        Assert.Equal(Channel.Chat, host.Center.FindContact(chat.Text("ContactId"))!.Channel);

        var task = (await Call("StartTaskContact", ("ContactFlowId", "inbound"), ("Name", "Check the order"))).Text("ContactId");
        var support = host.Center.FindQueue("Support")!.Id;
        host.Center.SignIn("jdoe");
        host.Center.Enqueue(task, support);
        host.Center.Accept("jdoe", task);
        var transferred = await Call("TransferContact", ("ContactId", task), ("QueueId", support), ("ContactFlowId", "inbound"));
        Assert.Equal(task, host.Center.FindContact(transferred.Text("ContactId"))!.PreviousContactId);
        Assert.Equal("inbound", host.Resources.StartedIn[transferred.Text("ContactId")]);

        var unknown = await client.CallAsync("DeleteQueue", new JsonObject { ["InstanceId"] = instance, ["QueueId"] = support });
        Assert.Equal("UnknownOperationException", unknown.Error);
    }
}
