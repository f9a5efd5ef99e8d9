using System.Text.Json.Nodes;
using ScreenPop.Cli.Doctor;
using ScreenPop.Cli.Flows.Releases;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.FlowTesting.Environments;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests.Doctor;

/// <summary><c>screenpop flows pull --stack</c>: the live flows of an installation into a copy of the repository.</summary>
[Collection("AWS CLI on the PATH")]
public sealed class FlowPullTests : IAsyncLifetime
{
    private readonly RepositoryLayout copy = new(Directory.CreateTempSubdirectory("screen-pop-pull-").FullName);
    private readonly StringWriter output = new();
    private LiveInstallation live = null!;

    private string Inbound => Path.Combine(copy.ContactFlows, "flows", "inbound-screen-pop.json");

    private string Environment => Path.Combine(copy.ContactFlows, "environments", $"{LiveInstallation.Stack}.json");

    public async ValueTask InitializeAsync()
    {
        var shipped = RepositoryLayout.Find();
        foreach (var folder in new[] { "flows", "modules" })
        {
            Directory.CreateDirectory(Path.Combine(copy.ContactFlows, folder));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(shipped.ContactFlows, folder)))
            {
                File.Copy(file, Path.Combine(copy.ContactFlows, folder, Path.GetFileName(file)));
            }
        }

        live = await LiveInstallation.StartAsync();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(copy.Root, recursive: true);
        output.Dispose();
        return live.DisposeAsync();
    }

    [Fact]
    public async Task Flows_that_do_the_same_stay_as_they_are_and_the_environment_file_fills_them()
    {
        var before = await File.ReadAllTextAsync(Inbound, TestContext.Current.CancellationToken);

        await PullAsync();

        Assert.Equal(before, await File.ReadAllTextAsync(Inbound, TestContext.Current.CancellationToken));
        Assert.Contains(
            $"same   {Path.Combine("contact-flows", "flows", "inbound-screen-pop.json")}",
            output.ToString(),
            StringComparison.Ordinal
        );
        var environment = FlowEnvironment.Parse(
            await File.ReadAllBytesAsync(Environment, TestContext.Current.CancellationToken),
            "e"
        );
        Assert.Equal(LiveInstallation.Alias, environment.Values["CustomerLookupFunctionArn"]);
        var filled = JsonNode.Parse(Placeholder.Fill(Flow.Load(Inbound), environment.Values).Json.GetRawText())!;
        Assert.True(JsonNode.DeepEquals(filled["Actions"], LiveContent()["Actions"]));
    }

    [Fact]
    public async Task A_flow_edited_in_the_console_is_pulled_with_its_placeholders_and_the_change_is_shown_by_value()
    {
        Edit(blocks => Block(blocks, "Greet")["Parameters"]!["Text"] = "Hello.");

        await PullAsync();

        Assert.Contains("\"Hello.\"", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("~ \"Greet\"", output.ToString(), StringComparison.Ordinal);
        var pulled = await File.ReadAllTextAsync(Inbound, TestContext.Current.CancellationToken);
        Assert.Contains("Hello.", pulled, StringComparison.Ordinal);
        Assert.DoesNotContain("arn:aws", pulled, StringComparison.Ordinal);
        Assert.Contains("\"${FlowLogging}\"", pulled, StringComparison.Ordinal);
        Assert.Equal(
            1,
            output
                .ToString()
                .Split("wrote  ")
                .Count(part =>
                    part.Contains("flows", StringComparison.Ordinal) && part.Contains("inbound", StringComparison.Ordinal)
                )
        );
        await PullAsync();
        Assert.EndsWith(
            "same   " + Path.Combine("contact-flows", "environments", "screen-pop.json"),
            output.ToString().TrimEnd(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_word_of_the_designer_is_no_placeholder()
    {
        Edit(blocks => Block(blocks, "Greet")["Parameters"]!["Text"] = "Disabled");

        await PullAsync();

        Assert.Equal("Disabled", Flow.Load(Inbound).Find("Greet")!.Text("Text"));
        Assert.Equal(
            "${StackName}",
            Flow.Load(Inbound).Find("Tag contact")!.Parameters.GetProperty("Tags").GetProperty("screen-pop").GetString()
        );
        Assert.Equal("${FlowLogging}", Flow.Load(Inbound).Find("Set logging")!.Text("FlowLoggingBehavior"));
    }

    [Fact]
    public async Task A_flow_that_names_what_the_stack_does_not_have_is_refused_and_nothing_is_written()
    {
        var queue = $"{live.Instance}/queue/99999999-9999-4999-8999-999999999999";
        Edit(blocks => Block(blocks, "Set queue")["Parameters"]!["QueueId"] = queue);

        var refused = await Assert.ThrowsAsync<UnresolvedArnsException>(PullAsync);

        Assert.Contains(queue, refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Environment));
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task A_stack_that_is_not_there_is_named()
    {
        live.Refuse("cloudformation-describe-stacks", "ValidationError", "Stack with id gone does not exist");

        var (exitCode, errors) = await RunAsync("flows", "pull", "--stack", "gone", "--region", "us-east-1");

        Assert.Equal(ExitCode.Failure, exitCode);
        Assert.Contains("Stack with id gone does not exist", errors, StringComparison.Ordinal);
        Assert.Contains("--region", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pull")]
    [InlineData("release")]
    public async Task A_missing_right_is_named_and_nothing_is_written(string command)
    {
        const string right = "connect:DescribeContactFlow";
        live.Refuse("connect-describe-contact-flow", "AccessDeniedException", $"User is not authorized to perform: {right}");

        var (exitCode, errors) = await RunAsync("flows", command, "--stack", LiveInstallation.Stack);

        Assert.Equal(ExitCode.Failure, exitCode);
        Assert.Contains(right, errors, StringComparison.Ordinal);
        Assert.Contains("--profile", errors, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AwsRefusedException>(PullAsync);
        Assert.False(File.Exists(Environment));
    }

    private async Task PullAsync()
    {
        var found = await Installation.ReadAsync(live.Aws, LiveInstallation.Stack, TestContext.Current.CancellationToken);
        await PullStack.PullAsync(live.Aws, found, copy, output, TestContext.Current.CancellationToken);
    }

    private static async Task<(int ExitCode, string Errors)> RunAsync(params string[] arguments)
    {
        using var errors = new StringWriter();
        using var said = new StringWriter();
        var exitCode = await CommandLine.RunAsync(arguments, said, errors, TestContext.Current.CancellationToken);
        return (exitCode, errors.ToString());
    }

    private JsonNode LiveContent() =>
        JsonNode.Parse(live.Resources.ContactFlows.Single(flow => flow.Id == "inbound-screen-pop").Content!)!;

    private void Edit(Action<JsonArray> edit)
    {
        var flow = live.Resources.ContactFlows.Single(one => one.Id == "inbound-screen-pop");
        var content = JsonNode.Parse(flow.Content!)!;
        edit(content["Actions"]!.AsArray());
        live.Resources.Put(flow with { Content = content.ToJsonString() });
    }

    private static JsonNode Block(JsonArray blocks, string identifier) =>
        blocks.Single(block => block!["Identifier"]!.ToString() == identifier)!;
}
