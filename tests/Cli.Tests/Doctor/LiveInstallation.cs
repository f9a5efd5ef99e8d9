using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScreenPop.Cli.Template;
using ScreenPop.ConnectApi;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.Contacts;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests.Doctor;

/// <summary>
/// A working installation for tests to break. The instance is the simulator's behind its API; the rest are files with answers
/// of the AWS CLI, which a stand-in <c>aws</c> at the front of the PATH prints.
/// </summary>
internal sealed class LiveInstallation : IAsyncDisposable
{
    public const string Stack = "screen-pop";
    public const string Alias = "arn:aws:lambda:us-east-1:111122223333:function:screen-pop-CustomerLookup:live";
    public const string Origin = "https://d111111abcdef8.cloudfront.net";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("screen-pop-aws-");
    private readonly string path = Environment.GetEnvironmentVariable("PATH")!;
    private readonly RepositoryLayout layout = RepositoryLayout.Find();
    private readonly WebApplication web;

    private LiveInstallation()
    {
        var center = new ContactCenter(ContactCenterOptions.Sample);
        Instance = center.Instance.Value;
        var flows = TemplateFlows.Load(layout);
        var resources = flows.ToDictionary(
            TemplateFlows.ResourceName,
            flow => $"{Instance}/{(flow.IsModule ? "flow-module" : "contact-flow")}/{flow.Name}"
        );
        Resources = new InstanceResources
        {
            ContactFlows = [.. flows.Where(flow => !flow.IsModule).Select(flow => Describe(flow, resources))],
        };
        Resources.Origins.Add(Origin);
        Resources.Functions.Add(Alias);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(center).AddSingleton<IInstanceResources>(Resources);
        web = builder.Build();
        web.MapConnectApi();
        WriteStack(resources);
        foreach (var module in flows.Where(flow => flow.IsModule))
        {
            Answer(
                "connect-describe-contact-flow-module",
                new
                {
                    ContactFlowModule = new
                    {
                        State = "active",
                        Status = "published",
                        Describe(module, resources).Content,
                    },
                }
            );
        }
    }

    public string Instance { get; }

    public InstanceResources Resources { get; }

    /// <summary>The event of the sample lookup.</summary>
    public JsonNode AskedWith => JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, "event.json")))!;

    public static async Task<LiveInstallation> StartAsync()
    {
        var installation = new LiveInstallation();
        await installation.web.StartAsync(TestContext.Current.CancellationToken);
        var address = installation
            .web.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        installation.Write("connect.address", address);
        foreach (var script in new[] { "aws.sh", "connect.cjs" })
        {
            var copy = installation.Write(
                script == "aws.sh" ? "aws" : script,
                File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Doctor", script))
            );
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        Environment.SetEnvironmentVariable("PATH", $"{installation.folder.FullName}{Path.PathSeparator}{installation.path}");
        return installation;
    }

    public static async Task<(int ExitCode, string Output, string Errors)> ExamineAsync()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await CommandLine.RunAsync(
            ["doctor", "--stack", Stack, "--region", "us-east-1"],
            output,
            errors,
            TestContext.Current.CancellationToken
        );
        return (exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Sets the output of <c>aws SERVICE OPERATION</c>.</summary>
    public void Answer(string serviceAndOperation, object answer) =>
        Write($"{serviceAndOperation}.json", JsonSerializer.Serialize(answer));

    /// <summary>Makes the operation fail with ResourceNotFoundException.</summary>
    public void Refuse(string serviceAndOperation) => File.Delete(Path.Combine(folder.FullName, $"{serviceAndOperation}.json"));

    public void AnswerStack(string status, IReadOnlyDictionary<string, string>? outputs = null) =>
        Answer(
            "cloudformation-describe-stacks",
            new
            {
                Stacks = new[]
                {
                    new
                    {
                        StackStatus = status,
                        Parameters = Array.Empty<object>(),
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

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("PATH", path);
        await web.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private void WriteStack(Dictionary<string, string> flows)
    {
        var resources = new Dictionary<string, string>(flows)
        {
            ["CustomerLookupFunction"] = "screen-pop-CustomerLookup",
            ["CustomerLookupLogs"] = "screen-pop-CustomerLookupLogs",
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
            ["QueueArn"] = $"{Instance}/queue/44444444-4444-4444-8444-444444444444",
        };

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
                        _ when name.EndsWith("Arn", StringComparison.Ordinal) => resources[name[..^"Arn".Length]],
                        _ => flow.Name,
                    }
            );
        var content = JsonNode.Parse(Placeholder.Fill(flow, values).Write())!.AsObject();
        // The console changes the positions of blocks, which is no difference.
        content["Metadata"] = new JsonObject
        {
            ["entryPointPosition"] = new JsonObject { ["x"] = 1, ["y"] = 2 },
        };
        return new ContactFlowResource(
            flow.Name,
            $"{Instance}/contact-flow/{flow.Name}",
            flow.Name,
            "CONTACT_FLOW",
            content.ToJsonString()
        );
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }
}
