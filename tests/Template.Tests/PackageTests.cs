using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScreenPop.Customers.Table;
using ScreenPop.Lambda;
using ScreenPop.Prerequisites;
using ScreenPop.TestKit;
using ScreenPop.Toolchain;

namespace ScreenPop.Template.Tests;

/// <summary>
/// Runs the command that SAM runs for a function with <c>BuildMethod: makefile</c>, and starts the package as Lambda does.
/// </summary>
public sealed partial class PackageTests(DynaliteFixture dynalite) : IClassFixture<DynaliteFixture>, IAsyncLifetime
{
    private const string Namespace = "ScreenPop/screen-pop/CustomerLookup";

    private readonly DirectoryInfo package = Directory.CreateTempSubdirectory("screen-pop-package-");
    private readonly LambdaService lambda = new("us-east-1", "111122223333", TimeProvider.System);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await lambda.DisposeAsync();
        package.Delete(recursive: true);
    }

    [Fact]
    public async Task The_lookup_s_package_answers_a_flow_and_emits_every_metric_that_is_watched()
    {
        await MakeAsync("CustomerLookupFunction");
        using var client = dynalite.CreateClient();
        await TableSetup.CreateIfMissingAsync(client, "customers", TestContext.Current.CancellationToken);
        var metrics = new HashSet<string>();
        lambda.LogWritten += line => Collect(line.Text, metrics);

        var answer = await lambda.InvokeAsync(
            AddPackage(
                new Dictionary<string, string>
                {
                    ["TABLE_NAME"] = "customers",
                    ["METRICS_NAMESPACE"] = Namespace,
                    ["AWS_ENDPOINT_URL_DYNAMODB"] = dynalite.Endpoint.ToString(),
                    ["AWS_ACCESS_KEY_ID"] = "local",
                    ["AWS_SECRET_ACCESS_KEY"] = "local",
                }
            ),
            """{"Name":"ContactFlowEvent","Details":{"ContactData":{"Attributes":{},"Channel":"VOICE","ContactId":"c-1","CustomerEndpoint":{"Address":"+14155550199","Type":"TELEPHONE_NUMBER"}},"Parameters":{}}}"""
        );

        Assert.True(answer.Outcome is InvocationOutcome.Succeeded, answer.Payload);
        Assert.Equal("none", (string)JsonNode.Parse(answer.Payload)!["lookupStatus"]!);
        await lambda.CoolAsync("package");
        // This metric exists only when a note is given up; DeadlineTests checks it.
        Assert.Empty(Watched().Except(metrics).Except(["NotesGivenUp"]));
    }

    [Fact]
    public async Task The_deployment_s_package_carries_the_built_widget()
    {
        await new NodeBuild(SamTemplate.Layout).EnsurePackagesAsync(TestContext.Current.CancellationToken);
        await MakeAsync("DeploymentFunction");

        string[] carried = ["bootstrap.dll", "widget/index.html", "widget/screen-pop.json"];
        Assert.All(carried, file => Assert.True(File.Exists(Path.Combine(package.FullName, file)), file));
        AddPackage([]);
        await lambda.WarmAsync("package", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Where_packages_cannot_be_restored_the_error_says_how_to_build_without_those_of_Amazon()
    {
        var nothing = package.CreateSubdirectory("no-packages").FullName;

        var error = await Assert.ThrowsAsync<SetupException>(() =>
            MakeAsync("CustomerLookupFunction", "HOST=Amazon", $"NUGET_PACKAGES={nothing}", $"RestoreSources={nothing}")
        );

        Assert.Contains("run 'HOST=BuiltIn sam build'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_refused()
    {
        var error = await Assert.ThrowsAsync<SetupException>(() => MakeAsync("CustomerLookupFunction", "HOST=Azure"));

        Assert.Contains("HOST is 'Azure'; use Amazon or BuiltIn", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Watched() =>
        SamTemplate
            .Shipped.OfType("AWS::CloudWatch::Alarm")
            .SelectMany(alarm => SamTemplate.All(alarm.Value).OfType<JsonObject>())
            .Where(metric =>
                metric["MetricName"] is JsonValue
                && metric["Namespace"]!.ToJsonString().Contains("/CustomerLookup", StringComparison.Ordinal)
            )
            .Select(metric => (string)metric["MetricName"]!)
            .Concat(
                OnDashboard()
                    .Matches((string)SamTemplate.Shipped.Properties("Dashboard")["DashboardBody"]!["Fn::Sub"]![0]!)
                    .Select(match => match.Groups[1].Value)
            )
            .Distinct();

    private static void Collect(string line, HashSet<string> metrics)
    {
        if (!line.Contains("\"_aws\"", StringComparison.Ordinal))
        {
            return;
        }

        var directive = JsonNode.Parse(line)!["_aws"]!["CloudWatchMetrics"]![0]!;
        if ((string)directive["Namespace"]! == Namespace)
        {
            metrics.UnionWith(directive["Metrics"]!.AsArray().Select(metric => (string)metric!["Name"]!));
        }
    }

    private string AddPackage(Dictionary<string, string> environment) =>
        // The runtime dotnet10 starts a package's bootstrap.dll like this.
        lambda
            .Add(
                new FunctionDefinition("package", "dotnet")
                {
                    Arguments = ["exec", Path.Combine(package.FullName, "bootstrap.dll")],
                    Environment = environment,
                    Timeout = TimeSpan.FromSeconds(30),
                }
            )
            .ToString();

    private async Task MakeAsync(string function, params string[] variables)
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows() && new ThisMachine().OnPath("make") is null,
            "'sam build' runs make, which this Windows has not: its packages are built on Linux or macOS."
        );
        await ToolProcess.RunAsync(
            await BuildTool.Make.GetAsync(new ThisMachine(), Console.Error.WriteLine, TestContext.Current.CancellationToken),
            [
                "--makefile",
                "Makefile",
                $"build-{function}",
                $"ARTIFACTS_DIR={package.FullName}",
                "BUILD=ready-to-run",
                $"HOST={ActiveHost.Name}",
                $"ARCHITECTURE={(RuntimeInformation.OSArchitecture is Architecture.Arm64 ? "arm64" : "x86_64")}",
                .. variables,
            ],
            SamTemplate.Layout.Root,
            null,
            TestContext.Current.CancellationToken
        );
    }

    [GeneratedRegex("\"ScreenPop/[^\"]*/CustomerLookup\", \"([A-Za-z0-9]+)\"")]
    private static partial Regex OnDashboard();
}
