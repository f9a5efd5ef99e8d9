using ScreenPop.Cli.Doctor;
using ScreenPop.Cli.Flows.OnInstance;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Environments;
using ScreenPop.FlowTesting.Native;
using ScreenPop.FlowTesting.Scripts;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests.OnInstance;

/// <summary>One script in two runners: a call that passes here passes on an instance, and a broken one fails in both.</summary>
[Collection("AWS CLI on the PATH")]
public sealed class NativeTestRunTests
{
    private static readonly string Folder = RepositoryLayout.Find().ContactFlows;
    private static readonly string Inbound = Path.Combine(Folder, "calls", "inbound-screen-pop.yaml");

    private static readonly FlowEnvironment Example = FlowEnvironment.Parse(
        File.ReadAllBytes(Path.Combine(Folder, "environments", "example.json")),
        "example"
    );

    private static readonly string[] Published = ["InboundScreenPopFlowArn", "DisconnectFlowArn"];

    [Fact]
    public async Task Both_runners_agree_on_every_exportable_call_of_the_repository()
    {
        await using var instance = await TestCaseInstance.StartAsync(Folder, Example, Published);
        var scripts = Directory.EnumerateFiles(Path.Combine(Folder, "calls"), "*.yaml").Order(StringComparer.Ordinal);

        var (exitCode, output) = await RunAsync(TestCaseAws.Spoken(instance.Address), instance.Id, [.. scripts]);

        Assert.EndsWith("20 passed, 0 failed, 62 without a native form\n", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    /// <summary>Each change breaks something a native test can see: the same calls fail in both runners.</summary>
    [Theory]
    [InlineData("Welcome back $.Attributes.customerFirstName.", "Hello.")]
    [InlineData("\"customerId\": \"$.External.customerId\"", "\"customerId\": \"nobody\"")]
    [InlineData("All our lines are busy", "Nobody is here")]
    [InlineData("Thank you for contacting", "Good morning from")]
    public async Task What_is_broken_fails_in_both(string from, string to)
    {
        var broken = (await File.ReadAllTextAsync(FlowFile, TestContext.Current.CancellationToken)).Replace(
            from,
            to,
            StringComparison.Ordinal
        );
        Assert.Contains(to, broken, StringComparison.Ordinal);
        await using var instance = await TestCaseInstance.StartAsync(
            Folder,
            Example,
            Published,
            text => text.Replace(from, to, StringComparison.Ordinal)
        );

        var (exitCode, output) = await RunAsync(TestCaseAws.Spoken(instance.Address), instance.Id, [Inbound]);

        var here = await FailingHereAsync(broken);
        var there = output
            .Split('\n')
            .Where(line => line.StartsWith("  FAIL ", StringComparison.Ordinal))
            .Select(line => line[7..line.IndexOf("  (", StringComparison.Ordinal)]);
        Assert.Equal(here, there);
        Assert.NotEmpty(here);
        Assert.Equal(1, exitCode);
    }

    /// <summary>Uses the AWS CLI if it is installed.</summary>
    [Fact]
    public async Task A_failure_is_told_as_the_story_of_the_call_and_nothing_is_left_behind()
    {
        await using var instance = await TestCaseInstance.StartAsync(
            Folder,
            Example,
            Published,
            text => text.Replace("Goodbye", "Farewell", StringComparison.Ordinal)
        );
        var aws = TestCaseAws.Real(instance.Address);

        var (exitCode, output) = await RunAsync(aws, instance.Id, [Path.Combine(Folder, "calls", "disconnect.yaml")]);

        Assert.Contains("  FAIL A chat the agent has left reads goodbye  (", output, StringComparison.Ordinal);
        Assert.Contains("00:00.0  the call begins\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "line 28: expected that the caller hears something with \"Thank you for contacting Acme Support. Goodbye.\"; but it did not happen in five minutes\n",
            output,
            StringComparison.Ordinal
        );
        Assert.EndsWith("0 passed, 4 failed, 3 without a native form\n", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task What_the_service_refuses_is_told_at_the_call()
    {
        var aws = new AwsCli(
            null,
            null,
            (arguments, _) =>
                arguments is ["--version"]
                    ? Task.FromResult("")
                    : throw new SetupException("An error occurred (AccessDeniedException) when calling CreateTestCase: no")
        );

        var (exitCode, output) = await RunAsync(aws, "instance", [Path.Combine(Folder, "calls", "disconnect.yaml")]);

        Assert.Contains(
            "aws connect create-test-case: An error occurred (AccessDeniedException)",
            output,
            StringComparison.Ordinal
        );
        Assert.Equal(1, exitCode);
    }

    private static string FlowFile => Path.Combine(Folder, "flows", "inbound-screen-pop.json");

    private static async Task<(int ExitCode, string Output)> RunAsync(AwsCli aws, string instance, IReadOnlyList<string> scripts)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var execution = new NativeExecution(aws, instance, new NativeJson(), _ => Task.CompletedTask);
        var exitCode = await new NativeTestRun(execution, output).RunAsync(
            scripts,
            Example,
            TestContext.Current.CancellationToken
        );
        return (exitCode, output.ToString());
    }

    /// <summary>The calls with a native form that fail here, when they are played on the broken flow.</summary>
    private static async Task<List<string>> FailingHereAsync(string broken)
    {
        var sound = FlowLibrary.Load(Folder);
        var library = FlowLibrary.Load(Folder);
        var flow = library.Add(Flow.Parse(System.Text.Encoding.UTF8.GetBytes(broken), "inbound-screen-pop"));
        var script = CallScriptReader.Read(await File.ReadAllTextAsync(Inbound, TestContext.Current.CancellationToken), Inbound);
        var failing = new List<string>();
        foreach (var call in script.Calls)
        {
            var export = await new NativeExporter(sound, Example).ExportAsync(sound.FindFlow("inbound-screen-pop")!, call);
            if (export.Test is not null && !(await new CallRunner(library).PlayAsync(flow, call)).Passed)
            {
                failing.Add(call.Name);
            }
        }

        return failing;
    }
}
