using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScreenPop.Cli.Doctor;
using ScreenPop.Cli.Template;
using ScreenPop.Cli.Tests.Documents;
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
    public const string InstanceUrl = "https://example.my.connect.aws";
    public const string Alias = "arn:aws:lambda:us-east-1:111122223333:function:screen-pop-CustomerLookup:live";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("screen-pop-aws-");
    private readonly string path = Environment.GetEnvironmentVariable("PATH")!;
    private readonly RepositoryLayout layout = RepositoryLayout.Find();
    private readonly WebApplication web;
    private readonly Dictionary<string, string> stack;

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
            FlowModules = [.. flows.Where(flow => flow.IsModule).Select(flow => DescribeModule(flow, resources))],
        };
        Resources.Functions.Add(Alias);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(center).AddSingleton<IInstanceResources>(Resources);
        web = builder.Build();
        web.MapConnectApi();
        web.MapGet("/", ServePage);
        web.MapGet("/workspace/index.html", ServeWorkspacePage);
        web.MapGet(
            "/screen-pop.json",
            () =>
                new
                {
                    ccp = new { url = CcpUrl },
                    allowedOrigins = AllowedOrigins,
                    rules = new[]
                    {
                        new { open = new { target = "frame", url = $"{RecordSystem ?? Origin}/customers/{{customerId}}" } },
                    },
                }
        );
        web.MapGet("/customers/", ServeRecord);
        stack = resources;
        foreach (var module in Resources.FlowModules)
        {
            stack[$"{TemplateFlows.ResourceName(flows.Single(flow => flow.Name == module.Name))}Alias"] =
                $"{module.Arn}:{module.Aliases[0].Id}";
        }
    }

    public string Instance { get; }

    /// <summary>Of the agent's page, which this machine serves.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>What the page is served with; null for no page at all.</summary>
    public string? FrameAncestors { get; set; } = "'self'";

    /// <summary>Who the stack lets show the page in a frame.</summary>
    public string WantedAncestors { get; set; } = "'self'";

    /// <summary>The origins that the published screen-pop.json opens records of; the headers allow the first.</summary>
    public string[] AllowedOrigins { get; set; } = ["https://crm.example.test"];

    /// <summary>Where the records of the first rule are; null for this machine's.</summary>
    public string? RecordSystem { get; set; }

    /// <summary>What the record system sends; null for nothing that forbids a frame.</summary>
    public (string Name, string Value)? RecordHeader { get; set; }

    public string CcpUrl { get; set; } = "https://example.my.connect.aws/ccp-v2/";

    public const string PhoneNumberId = "55555555-5555-4555-8555-555555555555";

    private static readonly string[] SecurityProfiles = ["agent"];

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
        installation.Origin = address.TrimEnd('/');
        installation.Resources.Origins.Add(installation.Origin);
        installation.WriteStack(installation.stack);
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

    /// <summary>The command as it is typed, with an <c>aws</c> on the PATH.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> ExamineByProcessAsync()
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

    /// <summary>The same checks without a process for each question.</summary>
    public async Task<(int ExitCode, string Output)> ExamineAsync(bool beforeDeletion = false)
    {
        using var output = new StringWriter();
        var exitCode = await DoctorCommand.RunAsync(Stack, Aws, output, TestContext.Current.CancellationToken, beforeDeletion);
        // Whatever is wrong, the commands that mend it exist, and both shells read them alike.
        var remedies = output.ToString().Split('\n').Where(line => line.StartsWith("       aws ", StringComparison.Ordinal));
        Assert.All(
            remedies.SelectMany(line => ShellCommand.Read(line.Trim())),
            command => Assert.Empty(command.Problems.Concat(KnownCommands.Problems(command)))
        );
        return (exitCode, output.ToString());
    }

    /// <summary>An AWS CLI that answers as the one on the PATH does.</summary>
    public AwsCli Aws => new("us-east-1", null, RunAsync);

    /// <summary>Every command that was run, without <c>--output</c> and what follows.</summary>
    public List<string> Commands { get; } = [];

    private async Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments is ["--version"])
        {
            return "aws-cli/2.0.0";
        }

        Commands.Add(string.Join(' ', arguments.TakeWhile(argument => argument != "--output")));
        var name = $"{arguments[0]}-{arguments[1]}";
        if (name == "lambda-get-function-configuration")
        {
            name += $"-{arguments[5]}";
        }

        if (Path.Combine(folder.FullName, $"{name}.refusal") is var refusal && File.Exists(refusal))
        {
            throw new SetupException(await File.ReadAllTextAsync(refusal, cancellationToken));
        }

        var file = Path.Combine(folder.FullName, $"{name}.json");
        if (File.Exists(file))
        {
            var answer = await File.ReadAllTextAsync(file, cancellationToken);
            if (name != "lambda-invoke")
            {
                return answer;
            }

            File.Copy(arguments[5]["fileb://".Length..], Path.Combine(folder.FullName, "event.json"), overwrite: true);
            await File.WriteAllTextAsync(arguments[6], answer, cancellationToken);
            return "{}";
        }

        return arguments[0] == "connect"
            ? await ConnectAsync(arguments, cancellationToken)
            : throw new SetupException(
                "An error occurred (ResourceNotFoundException) when calling the operation: there is none."
            );
    }

    private async Task<string> ConnectAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Origin) };
        using var answer = arguments[1] switch
        {
            "list-approved-origins" => await http.GetAsync($"/instance/{arguments[3]}/approved-origins", cancellationToken),
            "list-lambda-functions" => await http.GetAsync($"/instance/{arguments[3]}/lambda-functions", cancellationToken),
            "describe-contact-flow-module" => await http.GetAsync(ModulePath(arguments), cancellationToken),
            "create-contact-flow-module-version" => await http.PutAsync(
                $"{ModulePath(arguments)}/version",
                Json(new { }),
                cancellationToken
            ),
            "update-contact-flow-module-alias" => await http.PostAsync(
                $"{ModulePath(arguments)}/alias/{arguments[7]}",
                Json(new { ContactFlowModuleVersion = int.Parse(arguments[9], CultureInfo.InvariantCulture) }),
                cancellationToken
            ),
            "update-contact-flow-module-content" => await http.PostAsync(
                $"{ModulePath(arguments)}/content",
                Json(
                    new
                    {
                        Content = await File.ReadAllTextAsync(arguments[7]["file://".Length..], cancellationToken),
                        Settings = await File.ReadAllTextAsync(arguments[9]["file://".Length..], cancellationToken),
                    }
                ),
                cancellationToken
            ),
            "describe-contact-flow" => await http.GetAsync($"/contact-flows/{arguments[3]}/{arguments[5]}", cancellationToken),
            "update-contact-flow-content" => await http.PostAsync(
                $"/contact-flows/{arguments[3]}/{arguments[5]}/content",
                Json(new { Content = await File.ReadAllTextAsync(arguments[7]["file://".Length..], cancellationToken) }),
                cancellationToken
            ),
            _ => throw new SetupException($"An error occurred (UnknownOperationException): {arguments[1]}"),
        };
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? body
            : throw new SetupException(
                $"An error occurred ({string.Join(' ', answer.Headers.GetValues("x-amzn-errortype"))}) when calling the operation: {body}"
            );
    }

    private static string ModulePath(IReadOnlyList<string> arguments) =>
        $"/contact-flow-modules/{arguments[3]}/{Uri.EscapeDataString(arguments[5])}";

    private static StringContent Json(object body) =>
        new(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");

    /// <summary>What <c>aws SERVICE OPERATION</c> prints from now on.</summary>
    public void Answer(string serviceAndOperation, object answer) =>
        Write($"{serviceAndOperation}.json", JsonSerializer.Serialize(answer));

    /// <summary>Makes the operation fail with ResourceNotFoundException.</summary>
    public void Refuse(string serviceAndOperation) => File.Delete(Path.Combine(folder.FullName, $"{serviceAndOperation}.json"));

    /// <summary>Makes the operation fail with an error of the service, as the AWS CLI prints it.</summary>
    public void Refuse(string serviceAndOperation, string code, string message) =>
        Write($"{serviceAndOperation}.refusal", $"An error occurred ({code}) when calling the operation: {message}");

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
                        Parameters = new[]
                        {
                            new { ParameterKey = "FrameAncestors", ParameterValue = WantedAncestors },
                            new { ParameterKey = "FlowLogging", ParameterValue = "Disabled" },
                            new { ParameterKey = "InstanceUrl", ParameterValue = InstanceUrl },
                            new { ParameterKey = "WorkspaceApp", ParameterValue = WorkspaceApp },
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

    /// <summary>What callers meet; the last settings have 512 MB.</summary>
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

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("PATH", path);
        await web.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private Microsoft.AspNetCore.Http.IResult ServePage(Microsoft.AspNetCore.Http.HttpContext context)
    {
        if (FrameAncestors is null)
        {
            return Microsoft.AspNetCore.Http.Results.StatusCode(403);
        }

        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; frame-src https://example.my.connect.aws https://crm.example.test ; frame-ancestors {FrameAncestors}; base-uri 'none'";
        return Microsoft.AspNetCore.Http.Results.Content("<!doctype html>", "text/html");
    }

    private Microsoft.AspNetCore.Http.IResult ServeRecord(Microsoft.AspNetCore.Http.HttpContext context)
    {
        if (RecordHeader is { } header)
        {
            context.Response.Headers[header.Name] = header.Value;
        }

        // Nobody is signed in.
        return Microsoft.AspNetCore.Http.Results.StatusCode(401);
    }

    /// <summary>Who may frame the app of the workspace.</summary>
    public string WorkspaceAncestors { get; set; } = InstanceUrl;

    /// <summary>Whose records the app of the workspace may show.</summary>
    public string WorkspaceFrames { get; set; } = "https://crm.example.test";

    private Microsoft.AspNetCore.Http.IResult ServeWorkspacePage(Microsoft.AspNetCore.Http.HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; frame-src {WorkspaceFrames}; frame-ancestors {WorkspaceAncestors}";
        return Microsoft.AspNetCore.Http.Results.Content("<!doctype html>", "text/html");
    }

    /// <summary>The stack registers the screen pop with the agent workspace, and everything of it is there.</summary>
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

    /// <summary>The stack's parameter of that name.</summary>
    private string WorkspaceApp { get; set; } = "none";

    private void WriteStack(Dictionary<string, string> flows)
    {
        var resources = new Dictionary<string, string>(flows)
        {
            ["CustomerLookupFunction"] = "screen-pop-CustomerLookup",
            ["CustomerLookupLogs"] = "screen-pop-CustomerLookupLogs",
            ["SupportQueue"] = "44444444-4444-4444-8444-444444444444",
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
            new
            {
                RoutingProfileQueueConfigSummaryList = new[]
                {
                    new { Channel = "VOICE", QueueId = "44444444-4444-4444-8444-444444444444" },
                },
            }
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
            ["QueueArn"] = $"{Instance}/queue/44444444-4444-4444-8444-444444444444",
        };

    /// <summary>A module with one version, to which its alias leads.</summary>
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
        // The console changes the positions of blocks, which is no difference.
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

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }
}
