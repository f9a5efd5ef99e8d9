using System.Text.Json;

namespace ScreenPop.Cli.Tests.Doctor;

/// <summary>The changes that a test makes to the answers.</summary>
internal sealed partial class LiveInstallation
{
    /// <summary>Sets the output of <c>aws SERVICE OPERATION</c>.</summary>
    public void Answer(string serviceAndOperation, object answer) =>
        Write($"{serviceAndOperation}.json", JsonSerializer.Serialize(answer));

    /// <summary>Makes the operation fail with ResourceNotFoundException.</summary>
    public void Refuse(string serviceAndOperation) => File.Delete(Path.Combine(folder.FullName, $"{serviceAndOperation}.json"));

    /// <summary>Makes the operation fail with an error of the service, as the AWS CLI prints it.</summary>
    public void Refuse(string serviceAndOperation, string code, string message) =>
        Write($"{serviceAndOperation}.refusal", $"An error occurred ({code}) when calling the operation: {message}");

    public void AnswerStack(
        string status,
        IReadOnlyDictionary<string, string>? outputs = null,
        string architecture = "arm64",
        string recordOrigins = ""
    ) =>
        Answer(
            "cloudformation-describe-stacks",
            new
            {
                Stacks = new[]
                {
                    new
                    {
                        StackStatus = status,
                        Parameters = new[]
                        {
                            new { ParameterKey = "FrameAncestors", ParameterValue = WantedAncestors },
                            new { ParameterKey = "FlowLogging", ParameterValue = "Disabled" },
                            new { ParameterKey = "InstanceUrl", ParameterValue = InstanceUrl },
                            new { ParameterKey = "WorkspaceApp", ParameterValue = WorkspaceApp },
                            new { ParameterKey = "InstanceArn", ParameterValue = Instance },
                            new { ParameterKey = "Architecture", ParameterValue = architecture },
                            new { ParameterKey = "RecordOrigins", ParameterValue = recordOrigins },
                        },
                        Outputs = (outputs ?? Outputs()).Select(output => new
                        {
                            OutputKey = output.Key,
                            OutputValue = output.Value,
                        }),
                    },
                },
            }
        );

    public void AnswerPolicy(params object[] statements) =>
        Answer(
            "lambda-get-policy",
            new { Policy = JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = statements }) }
        );

    public object Statement(bool scoped) =>
        new
        {
            Sid = scoped ? "connect" : "open",
            Effect = "Allow",
            Principal = new { Service = "connect.amazonaws.com" },
            Action = "lambda:InvokeFunction",
            Resource = Alias,
            Condition = scoped
                ? new Dictionary<string, object>
                {
                    ["StringEquals"] = new Dictionary<string, string> { ["AWS:SourceAccount"] = "111122223333" },
                    ["ArnLike"] = new Dictionary<string, string> { ["AWS:SourceArn"] = Instance },
                }
                : null,
        };

    /// <summary>Sets the configuration that callers get; the last settings have 512 MB.</summary>
    public void AnswerConfiguration(int memory)
    {
        Answer("lambda-get-function-configuration-live", new { Version = "7", MemorySize = memory });
        Answer("lambda-get-function-configuration-$LATEST", new { Version = "$LATEST", MemorySize = 512 });
    }

    public void AnswerAlarm(string state) =>
        Answer(
            "cloudwatch-describe-alarms",
            new
            {
                MetricAlarms = new[]
                {
                    new
                    {
                        AlarmName = "lookup-errors",
                        StateValue = state,
                        AlarmDescription = "Callers are not recognised.",
                        StateReason = "3 errors",
                    },
                },
            }
        );

    /// <summary>Sets the answers of a stack that registers the screen pop with the agent workspace and lacks nothing.</summary>
    public void AnswerWorkspace(string shape, params string[] permissions)
    {
        WorkspaceApp = shape;
        AnswerStack("UPDATE_COMPLETE");
        var arn = "arn:aws:app-integrations:us-east-1:111122223333:application/55555555-5555-4555-8555-555555555555";
        Answer(
            "appintegrations-list-applications",
            new { Applications = new[] { new { Name = $"{Stack} screen pop", Arn = arn } } }
        );
        Answer(
            "appintegrations-get-application",
            new
            {
                Namespace = $"{Stack}.screen-pop",
                Permissions = permissions,
                ApplicationSourceConfig = new
                {
                    ExternalUrlConfig = new { AccessUrl = $"{Origin}/workspace/index.html", ApprovedOrigins = new[] { Origin } },
                },
            }
        );
        Answer(
            "connect-list-integration-associations",
            new { IntegrationAssociationSummaryList = new[] { new { IntegrationArn = arn } } }
        );
        Answer(
            "connect-list-security-profiles",
            new { SecurityProfileSummaryList = new[] { new { Id = "agent", Name = "Agent" } } }
        );
        Answer(
            "connect-list-security-profile-applications",
            new { Applications = new[] { new { Namespace = $"{Stack}.screen-pop" } } }
        );
    }
}
