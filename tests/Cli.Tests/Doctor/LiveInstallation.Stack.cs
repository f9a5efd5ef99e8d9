using System.Text.Json.Nodes;
using ScreenPop.Cli.Template;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.Contacts;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;

namespace ScreenPop.Cli.Tests.Doctor;

/// <summary>The stack and its flows, as a deployment leaves them.</summary>
internal sealed partial class LiveInstallation
{
    /// <summary>The stack's parameter of that name.</summary>
    private string WorkspaceApp { get; set; } = "none";

    private void WriteStack(Dictionary<string, string> flows)
    {
        var resources = new Dictionary<string, string>(flows)
        {
            ["CustomerLookupFunction"] = "screen-pop-CustomerLookup",
            ["CustomerLookupLogs"] = "screen-pop-CustomerLookupLogs",
            ["SupportQueue"] = QueueId,
            ["LookupErrorsAlarm"] = "lookup-errors",
        };
        AnswerStack("UPDATE_COMPLETE");
        Answer(
            "cloudformation-list-stack-resources",
            new
            {
                StackResourceSummaries = resources.Select(resource => new
                {
                    LogicalResourceId = resource.Key,
                    PhysicalResourceId = resource.Value,
                }),
            }
        );
        var number = $"{Instance[..Instance.IndexOf(":instance/", StringComparison.Ordinal)]}:phone-number/{PhoneNumberId}";
        Answer(
            "connect-list-flow-associations",
            new { FlowAssociationSummaryList = new[] { new { ResourceId = number, FlowId = flows["InboundScreenPopFlow"] } } }
        );
        Answer(
            "connect-list-phone-numbers-v2",
            new { ListPhoneNumbersSummaryList = new[] { new { PhoneNumberId, PhoneNumber = "+18005550199" } } }
        );
        Answer("dynamodb-query", new { Items = new[] { new { PK = new { S = "LINE#+18005550199" } } } });
        AnswerConfiguration(memory: 512);
        Answer("connect-list-routing-profiles", new { RoutingProfileSummaryList = new[] { new { Id = "profile-1" } } });
        Answer(
            "connect-list-routing-profile-queues",
            new { RoutingProfileQueueConfigSummaryList = new[] { new { Channel = "VOICE", QueueId } } }
        );
        Answer("connect-search-users", new { Users = new[] { new { SecurityProfileIds = SecurityProfiles } } });
        Answer("lambda-get-alias", new { Name = "live", FunctionVersion = "7" });
        AnswerPolicy(Statement(scoped: true));
        Answer("lambda-invoke", new { lookupStatus = "none", matchCount = "0" });
        Answer("dynamodb-describe-table", new { Table = new { TableStatus = "ACTIVE", ItemCount = 12 } });
        Answer(
            "dynamodb-describe-time-to-live",
            new { TimeToLiveDescription = new { TimeToLiveStatus = "ENABLED", AttributeName = "expiresAt" } }
        );
        AnswerAlarm("OK");
    }

    private Dictionary<string, string> Outputs() =>
        new()
        {
            ["InstanceArn"] = Instance,
            ["LookupFunctionArn"] = Alias,
            ["TableName"] = "screen-pop-customers",
            ["Step1AgentPage"] = $"{Origin}/",
            ["QueueArn"] = $"{Instance}/queue/{QueueId}",
        };

    /// <summary>A module with one version, which its alias names.</summary>
    private FlowModuleResource DescribeModule(Flow flow, Dictionary<string, string> resources)
    {
        var content = Describe(flow, resources).Content!;
        return new FlowModuleResource
        {
            Id = flow.Name,
            Arn = resources[TemplateFlows.ResourceName(flow)],
            Name = flow.Name,
            Content = content,
            Versions = [new FlowVersion(1, content)],
            LastVersion = 1,
            Aliases = [new FlowModuleAlias(StableId.Of("alias", flow.Name), "live", 1, null, DateTimeOffset.UnixEpoch)],
        };
    }

    private ContactFlowResource Describe(Flow flow, Dictionary<string, string> resources)
    {
        var values = Placeholder
            .Names(flow)
            .ToDictionary(
                name => name,
                name =>
                    name switch
                    {
                        "CustomerLookupFunctionArn" => Alias,
                        "SupportQueueArn" => Outputs()["QueueArn"],
                        "FlowLogging" => "Disabled",
                        "StackName" => Stack,
                        _ when name.EndsWith("Arn", StringComparison.Ordinal) => resources[name[..^"Arn".Length]],
                        _ => flow.Name,
                    }
            );
        var content = JsonNode.Parse(Placeholder.Fill(flow, values).Write())!.AsObject();
        // The console changes the positions of blocks, which do not count as a difference.
        content["Metadata"] = new JsonObject
        {
            ["entryPointPosition"] = new JsonObject { ["x"] = 1, ["y"] = 2 },
        };
        return new ContactFlowResource
        {
            Id = flow.Name,
            Arn = $"{Instance}/contact-flow/{flow.Name}",
            Name = flow.Name,
            Type = "CONTACT_FLOW",
            Content = content.ToJsonString(),
        };
    }
}
