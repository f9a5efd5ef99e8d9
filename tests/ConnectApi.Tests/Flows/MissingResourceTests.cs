using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Tests.Driver;

namespace ScreenPop.ConnectApi.Tests.Flows;

/// <summary>A published flow may name by ARN only the queues, flows, modules and prompts of the instance.</summary>
public sealed class MissingResourceTests : IAsyncLifetime
{
    private const string Nowhere = "44444444-4444-4444-8444-444444444444";

    private readonly ApiHost host = new();
    private RawClient client = null!;

    /// <summary>Blocks with <c>ARN</c> in the place of a resource's ARN, and the resource's kind.</summary>
    public static TheoryData<string, string, string> Blocks =>
        new()
        {
            { "InvokeFlowModule", """{"FlowModuleId":"ARN"}""", "flow-module" },
            { "TransferToFlow", """{"ContactFlowId":"ARN"}""", "contact-flow" },
            { "CreateTask", """{"Name":"Call back","ContactFlowId":"ARN"}""", "contact-flow" },
            { "StartOutboundChatContact", """{"ContactFlowArn":"ARN"}""", "contact-flow" },
            { "UpdateContactEventHooks", """{"EventHooks":{"AgentWhisper":"ARN"}}""", "contact-flow" },
            { "UpdateContactTargetQueue", """{"QueueId":"ARN"}""", "queue" },
            { "CheckMetricData", """{"MetricType":"NumberOfContactsInQueue","QueueId":"ARN"}""", "queue" },
            { "MessageParticipant", """{"PromptId":"ARN"}""", "prompt" },
            { "MessageParticipantIteratively", """{"Messages":[{"Text":"Hello."},{"PromptId":"ARN"}]}""", "prompt" },
        };

    private ApiSession Session => new(client, host.Center.Instance.InstanceId);

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task A_flow_that_names_a_missing_resource_is_not_published(string type, string parameters, string kind)
    {
        var arn = $"{host.Center.Instance}/{kind}/{Nowhere}";
        var content = Flow(type, parameters, arn);

        var refused = await CreateAsync("InvalidContactFlowException", content);

        var problem = Assert.Single(refused.Body["problems"]!.AsArray())!["message"]!.ToString();
        Assert.StartsWith("$.Actions[0].Parameters.", problem, StringComparison.Ordinal);
        Assert.Contains(arn, problem, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Resources.ContactFlows, flow => flow.Name == "Night");
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task A_flow_that_names_a_resource_of_the_instance_is_published(string type, string parameters, string kind) =>
        await CreateAsync(null, Flow(type, parameters, await ArnAsync(kind)));

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task A_resource_of_another_instance_is_missing(string type, string parameters, string kind)
    {
        var arn = (await ArnAsync(kind)).Replace(host.Center.Instance.InstanceId, Nowhere, StringComparison.Ordinal);

        await CreateAsync("InvalidContactFlowException", Flow(type, parameters, arn));
    }

    [Theory]
    [InlineData(":$LATEST")]
    [InlineData(":1")]
    [InlineData(":live")]
    public async Task A_module_may_be_named_with_a_version_or_an_alias(string qualifier) =>
        await CreateAsync(
            null,
            Flow("InvokeFlowModule", """{"FlowModuleId":"ARN"}""", await ArnAsync("flow-module") + qualifier)
        );

    /// <summary>
    /// The service was seen to accept the bare id of a module, and a function, that do not exist. Attributes are data.
    /// </summary>
    [Theory]
    [InlineData("InvokeFlowModule", """{"FlowModuleId":"$.Attributes.module"}""")]
    [InlineData("InvokeFlowModule", """{"FlowModuleId":"44444444-4444-4444-8444-444444444444:$LATEST"}""")]
    [InlineData("InvokeLambdaFunction", """{"LambdaFunctionARN":"arn:aws:lambda:us-east-1:111122223333:function:none"}""")]
    [InlineData("UpdateContactAttributes", """{"Attributes":{"QueueId":"ARN"}}""")]
    public async Task What_the_service_does_not_check_is_published(string type, string parameters) =>
        await CreateAsync(null, Flow(type, parameters, $"{host.Center.Instance}/queue/{Nowhere}"));

    [Theory]
    [InlineData("agent/44444444-4444-4444-8444-444444444444")]
    [InlineData("$.Attributes.queue")]
    public async Task A_queue_known_only_at_run_time_is_not_looked_for(string queue) =>
        await CreateAsync(
            null,
            Flow("UpdateContactTargetQueue", """{"QueueId":"ARN"}""", $"{host.Center.Instance}/queue/{queue}")
        );

    [Fact]
    public async Task New_content_is_checked_when_it_is_published_not_when_it_is_saved()
    {
        var content = Flow("InvokeFlowModule", """{"FlowModuleId":"ARN"}""", $"{host.Center.Instance}/flow-module/{Nowhere}");

        await Session.DoAsync("UpdateContactFlowContent", ("ContactFlowId", "inbound:$SAVED"), ("Content", content));
        await Session.DoAsync(
            "CreateContactFlow",
            ("Name", "Draft"),
            ("Type", "CONTACT_FLOW"),
            ("Status", "SAVED"),
            ("Content", content)
        );
        await Session.IsRefusedAsync(
            "UpdateContactFlowContent",
            "InvalidContactFlowException",
            ("ContactFlowId", "inbound"),
            ("Content", content)
        );
    }

    [Fact]
    public async Task A_module_that_was_deleted_is_missing()
    {
        var module = await CreateModuleAsync();
        var caller = Flow("InvokeFlowModule", """{"FlowModuleId":"ARN"}""", module.Text("Arn"));
        await Session.DoAsync("UpdateContactFlowContent", ("ContactFlowId", "inbound"), ("Content", caller));
        await Session.DoAsync("DeleteContactFlowModule", ("ContactFlowModuleId", module.Text("Id")));
        await Session.IsRefusedAsync(
            "UpdateContactFlowContent",
            "InvalidContactFlowException",
            ("ContactFlowId", "inbound"),
            ("Content", caller)
        );
    }

    [Fact]
    public async Task A_module_is_checked_like_a_flow()
    {
        var content = Flow("InvokeFlowModule", """{"FlowModuleId":"ARN"}""", $"{host.Center.Instance}/flow-module/{Nowhere}");

        await Session.IsRefusedAsync(
            "CreateContactFlowModule",
            "InvalidContactFlowModuleException",
            ("Name", "Outer"),
            ("Content", content)
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

    private static string Flow(string type, string parameters, string arn) =>
        $$"""
            {
              "Version": "2019-10-30",
              "StartAction": "a",
              "Actions": [
                {
                  "Identifier": "a",
                  "Type": "{{type}}",
                  "Parameters": {{parameters.Replace("\"ARN\"", $"\"{arn}\"", StringComparison.Ordinal)}},
                  "Transitions": { "NextAction": "end" }
                },
                { "Identifier": "end", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {} }
              ]
            }
            """;

    /// <param name="error">The error; null for a flow that is created.</param>
    private async Task<ApiAnswer> CreateAsync(string? error, string content)
    {
        (string, JsonNode?)[] members = [("Name", "Night"), ("Type", "CONTACT_FLOW"), ("Content", content)];
        return error is null
            ? await Session.DoAsync("CreateContactFlow", members)
            : await Session.IsRefusedAsync("CreateContactFlow", error, members);
    }

    private Task<ApiAnswer> CreateModuleAsync() =>
        Session.DoAsync("CreateContactFlowModule", ("Name", "Lookup"), ("Content", """{"Version":"2019-10-30"}"""));

    /// <summary>The ARN of a resource that the instance has.</summary>
    private async Task<string> ArnAsync(string kind) =>
        kind switch
        {
            "flow-module" => (
                await Session.DoAsync("CreateContactFlowModule", ("Name", "Lookup"), ("Content", """{"Version":"2019-10-30"}"""))
            ).Text("Arn"),
            "contact-flow" => $"{host.Center.Instance}/contact-flow/inbound",
            "queue" => (await Session.DoAsync("ListQueues")).Body["QueueSummaryList"]![0]!["Arn"]!.ToString(),
            _ => (await Session.DoAsync("ListPrompts")).Body["PromptSummaryList"]![0]!["Arn"]!.ToString(),
        };
}
