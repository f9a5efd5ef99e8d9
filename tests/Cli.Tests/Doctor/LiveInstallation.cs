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
using ScreenPop.Contacts.Queues;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests.Doctor;

/// <summary>
/// A working installation for tests to break. The instance is the simulator's behind its API; the rest are files with answers
/// of the AWS CLI, which a stand-in <c>aws</c> at the front of the PATH prints.
/// </summary>
internal sealed partial class LiveInstallation : IAsyncDisposable
{
    public const string Stack = "screen-pop";
    public const string InstanceUrl = "https://example.my.connect.aws";
    public const string QueueId = "44444444-4444-4444-8444-444444444444";
    public const string Alias = "arn:aws:lambda:us-east-1:111122223333:function:screen-pop-CustomerLookup:live";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("screen-pop-aws-");
    private readonly string path = Environment.GetEnvironmentVariable("PATH")!;
    private readonly RepositoryLayout layout = RepositoryLayout.Find();
    private readonly WebApplication web;
    private readonly Dictionary<string, string> stack;

    private LiveInstallation()
    {
        var center = new ContactCenter(
            ContactCenterOptions.Sample with
            {
                Queues = ContactCenterOptions.Sample.Queues.Add(new Queue { Id = QueueId, Name = "Screen pop" }),
            }
        );
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

    /// <summary>The origin of the agent's page, which this machine serves.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>The page's <c>frame-ancestors</c>; null for no page at all.</summary>
    public string? FrameAncestors { get; set; } = "'self'";

    /// <summary>The stack's value of <c>frame-ancestors</c>.</summary>
    public string WantedAncestors { get; set; } = "'self'";

    /// <summary>The origins of records in the published screen-pop.json. The headers allow the first one.</summary>
    public string[] AllowedOrigins { get; set; } = ["https://crm.example.test"];

    /// <summary>The origin of the first rule's records; null for this machine.</summary>
    public string? RecordSystem { get; set; }

    /// <summary>The record system's header; null for none that forbids a frame.</summary>
    public (string Name, string Value)? RecordHeader { get; set; }

    public string CcpUrl { get; set; } = "https://example.my.connect.aws/ccp-v2/";

    public const string PhoneNumberId = "55555555-5555-4555-8555-555555555555";

    private static readonly string[] SecurityProfiles = ["agent"];

    public InstanceResources Resources { get; }

    /// <summary>The event that the sample lookup received.</summary>
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

    /// <summary>Runs the command in a process, with an <c>aws</c> on the PATH.</summary>
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

    /// <summary>Runs the same checks without a process for each request.</summary>
    public async Task<(int ExitCode, string Output)> ExamineAsync(bool beforeDeletion = false)
    {
        using var output = new StringWriter();
        var exitCode = await DoctorCommand.RunAsync(Stack, Aws, output, TestContext.Current.CancellationToken, beforeDeletion);
        // The proposed commands always exist, and both shells read them alike.
        var remedies = output.ToString().Split('\n').Where(line => line.StartsWith("       aws ", StringComparison.Ordinal));
        Assert.All(
            remedies.SelectMany(line => ShellCommand.Read(line.Trim())),
            command => Assert.Empty(command.Problems.Concat(KnownCommands.Problems(command)))
        );
        return (exitCode, output.ToString());
    }

    /// <summary>An AWS CLI with the answers of the one on the PATH.</summary>
    public AwsCli Aws => new("us-east-1", null, RunAsync);

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

        // The request has no session.
        return Microsoft.AspNetCore.Http.Results.StatusCode(401);
    }

    /// <summary>The origins that may frame the workspace's app.</summary>
    public string WorkspaceAncestors { get; set; } = InstanceUrl;

    /// <summary>The origins of records that the workspace's app may frame.</summary>
    public string WorkspaceFrames { get; set; } = "https://crm.example.test";

    private Microsoft.AspNetCore.Http.IResult ServeWorkspacePage(Microsoft.AspNetCore.Http.HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; frame-src {WorkspaceFrames}; frame-ancestors {WorkspaceAncestors}";
        return Microsoft.AspNetCore.Http.Results.Content("<!doctype html>", "text/html");
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }
}
