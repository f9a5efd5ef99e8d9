namespace ScreenPop.Cli.Tests;

/// <summary>The output and the exit codes of <c>screenpop flows</c>.</summary>
public sealed class FlowsCommandTests : IDisposable
{
    private const string Sound =
        """{"Version":"2019-10-30","StartAction":"a","Metadata":{},"Actions":[{"Identifier":"a","Type":"DisconnectParticipant","Parameters":{},"Transitions":{}}]}""";

    private static readonly string Flows = Path.Combine(Toolchain.RepositoryLayout.Find().ContactFlows, "flows");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("screen-pop-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_shipped_flows_are_clean() =>
        Assert.Equal((0, "5 files, 0 errors, 0 warnings\n", ""), await RunAsync("flows", "lint", Flows, "--strict"));

    [Theory]
    [InlineData(Sound, 0)]
    [InlineData("""{"Version":"2019-10-30","StartAction":"x","Actions":[]}""", 1)]
    [InlineData("not a flow", 2)]
    public async Task Linting_ends_with_0_1_or_2(string content, int exitCode)
    {
        foreach (var format in new[] { "text", "json", "sarif", "github" })
        {
            Assert.Equal(exitCode, (await RunAsync("flows", "lint", Write("flow.json", content), "--format", format)).ExitCode);
        }
    }

    [Theory]
    [InlineData("lint")]
    [InlineData("test")]
    [InlineData("explore")]
    [InlineData("show")]
    [InlineData("pull")]
    [InlineData("render")]
    [InlineData("new")]
    public async Task A_misspelled_option_is_no_file(string command)
    {
        var (exitCode, _, errors) = await RunAsync("flows", command, "--strickt");

        Assert.Equal(2, exitCode);
        Assert.StartsWith("screenpop: There is no option '--strickt'", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_name_starts_with_a_dash_is_given_after_two()
    {
        var (_, _, errors) = await RunAsync("flows", "lint", "--", "--strickt");

        Assert.Contains("'--strickt' does not exist", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_names_file_line_rule_block_and_what_happens()
    {
        var (_, output, _) = await RunAsync(
            "flows",
            "lint",
            Write("flow.json", Sound.Replace("DisconnectParticipant", "PlayPrompt", StringComparison.Ordinal))
        );

        Assert.Contains(
            "flow.json(1): error type-unknown: \"a\" There is no action type PlayPrompt; the real name is MessageParticipant. Publishing fails",
            output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Warnings_count_under_strict()
    {
        var file = Write(
            "flow.json",
            Sound.Replace(
                "\"Actions\":[",
                "\"Actions\":[{\"Identifier\":\"b\",\"Type\":\"EndFlowExecution\",\"Parameters\":{},\"Transitions\":{}},",
                StringComparison.Ordinal
            )
        );

        Assert.Equal(0, (await RunAsync("flows", "lint", file)).ExitCode);
        Assert.Equal(1, (await RunAsync("flows", "lint", file, "--strict")).ExitCode);
    }

    [Fact]
    public async Task Calls_are_played_and_counted()
    {
        var junit = Path.Combine(folder.FullName, "out", "junit.xml");
        var page = Path.Combine(folder.FullName, "out", "coverage.html");
        var log = Path.Combine(folder.FullName, "out", "flow.log");

        var (exitCode, output, _) = await RunAsync(
            "flows",
            "test",
            Path.Combine(Flows, "..", "calls", "disconnect.yaml"),
            "--coverage",
            "--junit",
            junit,
            "--coverage-html",
            page,
            "--log",
            log
        );

        Assert.Equal(0, exitCode);
        Assert.Contains("disconnect: 5 of 5 blocks, 9 of 9 branches", output, StringComparison.Ordinal);
        Assert.EndsWith("7 passed, 0 failed", output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains(
            "<testsuite ",
            await File.ReadAllTextAsync(junit, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"ContactFlowModuleType\":\"PlayPrompt\"",
            await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "<svg ",
            await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Calls_are_exported_as_test_cases_and_what_has_no_form_is_told_by_line()
    {
        var target = Path.Combine(folder.FullName, "native");
        var script = Path.Combine(Flows, "..", "calls", "disconnect.yaml");

        var (exitCode, output, _) = await RunAsync("flows", "test", script, "--export", target, "-e", "example");
        var missing = await RunAsync("flows", "test", script, "--export", target, "-e", "elsewhere");

        Assert.Equal(0, exitCode);
        Assert.Contains("line 32, channel: a native test takes VOICE or CHAT, not TASK", output, StringComparison.Ordinal);
        Assert.Contains("4 of 7 calls are written to", output, StringComparison.Ordinal);
        Assert.Equal(
            [
                "disconnect-a-caller-of-a-number-that-is-not-in-the-directory-of-lines-hears-goodbye-without-a-gap.json",
                "disconnect-a-caller-the-agent-has-left-hears-goodbye.json",
                "disconnect-a-caller-without-a-lookup-hears-goodbye-without-a-gap.json",
                "disconnect-a-chat-the-agent-has-left-reads-goodbye.json",
                "test-cases.template.json",
            ],
            Directory.EnumerateFiles(target).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Equal(2, missing.ExitCode);
    }

    [Fact]
    public async Task A_call_that_fails_ends_with_1_and_a_script_that_cannot_be_read_with_2()
    {
        Write("flow.json", Sound);

        var failing = await RunAsync(
            "flows",
            "test",
            Write("failing.yaml", "flow: flow.json\ncalls:\n  - name: x\n    expect: { end: ended }\n")
        );
        var broken = await RunAsync("flows", "test", Write("broken.yaml", "flow: flow.json\ncall: []\n"));

        Assert.Equal(1, failing.ExitCode);
        Assert.Contains(
            "expected that the flow ends with Ended; but it ended with Disconnected",
            failing.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(2, broken.ExitCode);
        Assert.Contains("broken.yaml, line 1: calls: lists the calls", broken.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_functions_themselves_answer_where_a_script_says_real()
    {
        var script = Write(
            "real.yaml",
            $$"""
            flow: {{Path.Combine(Flows, "inbound-screen-pop.json")}}
            given: { functions: { CustomerLookup: real, Billing: real } }
            calls:
              - name: a customer
                steps: [{ hear: Welcome back Jane }]
                expect: { end: transferredToQueue, attributes: { lookupStatus: match, customerId: C-1001 } }
              - name: nobody
                from: "+14155550199"
                expect: { attributes: { lookupStatus: none, customerId: " " } }
            """
        );

        var (exitCode, output, _) = await RunAsync("flows", "test", script);

        Assert.Equal((0, "2 passed, 0 failed"), (exitCode, output.TrimEnd().Split('\n')[^1]));
    }

    [Fact]
    public async Task Watching_plays_again_whenever_a_file_changes_until_it_is_stopped()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var output = new GrowingText();
        await using var errors = new GrowingText();
        Write("flow.json", Sound);
        var script = Write("watched.yaml", "flow: flow.json\ncalls:\n  - name: x\n    expect: { end: disconnected }\n");

        var watching = CommandLine.RunAsync(["flows", "test", script, "--watch"], output, errors, stop.Token);
        await output.HasAsync("1 passed, 0 failed\nWaiting");
        Write("flow.json", Sound.Replace("DisconnectParticipant", "TransferContactToAgent", StringComparison.Ordinal));
        await output.HasAsync("0 passed, 1 failed\nWaiting");
        Write("watched.yaml", "flow: nowhere\ncalls:\n  - name: x\n");
        await errors.HasAsync("there is no flow \"nowhere\"");
        await stop.CancelAsync();

        Assert.Equal(0, await watching);
    }

    [Fact]
    public async Task Exploring_ends_with_0_when_all_is_well_and_1_with_a_script_when_not()
    {
        var well = await RunAsync(
            "flows",
            "explore",
            Path.Combine(Flows, "inbound-screen-pop.json"),
            "--calls",
            "50",
            "--seed",
            "4"
        );
        var ill = await RunAsync(
            "flows",
            "explore",
            Write("flow.json", Sound.Replace("DisconnectParticipant", "MessageParticipant", StringComparison.Ordinal)),
            "--calls",
            "5"
        );

        Assert.Equal(0, well.ExitCode);
        Assert.Equal(1, ill.ExitCode);
        Assert.Contains("# this call reproduces it:", ill.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_is_drawn_with_the_way_of_a_call_over_it()
    {
        var drawing = Path.Combine(folder.FullName, "flow.svg");

        var (exitCode, _, _) = await RunAsync(
            "flows",
            "show",
            Path.Combine(Flows, "inbound-screen-pop.json"),
            "--trace",
            Path.Combine(Flows, "..", "calls", "inbound-screen-pop.yaml"),
            "--call",
            "household",
            "--output",
            drawing
        );

        Assert.Equal(0, exitCode);
        Assert.Contains(
            "class=\"line path\"",
            await File.ReadAllTextAsync(drawing, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_flow_is_rendered_for_an_instance_and_pulled_back()
    {
        var file = Path.Combine(Flows, "inbound-screen-pop.json");
        var environment = Path.Combine(Flows, "..", "environments", "example.json");
        var rendered = Path.Combine(folder.FullName, "rendered.json");

        var render = await RunAsync("flows", "render", file, "--environment", "example", "--output", rendered);
        var pull = await RunAsync("flows", "pull", rendered, "--environment", environment);
        var diff = await RunAsync("flows", "diff", file, rendered);

        Assert.Equal((0, 0, 1), (render.ExitCode, pull.ExitCode, diff.ExitCode));
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), pull.Output);
        Assert.Contains("~ \"Look up customer\": LambdaFunctionARN is", diff.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flows", "lint", "no-such-file.json")]
    [InlineData("flows", "explore", "no-such-file.json")]
    [InlineData("flows", "show", "no-such-file.json")]
    [InlineData("flows", "diff", "no-such-file.json", "neither.json")]
    [InlineData("flows", "render", "no-such-file.json", "--environment", "nowhere")]
    [InlineData("flows", "test", "no-such-file.yaml")]
    public async Task A_file_that_is_not_there_is_one_line_and_2(params string[] arguments)
    {
        var (exitCode, _, errors) = await RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_folder_without_flows_and_a_call_without_its_script_are_one_line_and_2()
    {
        var lint = await RunAsync("flows", "lint", folder.CreateSubdirectory("empty").FullName);
        var show = await RunAsync("flows", "show", Path.Combine(Flows, "disconnect.json"), "--call", "x");

        Assert.Equal((2, 2), (lint.ExitCode, show.ExitCode));
        Assert.Contains("there is no flow (*.json) in", lint.Errors, StringComparison.Ordinal);
        Assert.Contains("--trace", show.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_stands_at_its_line_in_a_review()
    {
        var bad = Sound.Replace("\"a\"", "\"50%, then: stop\"", StringComparison.Ordinal);
        var file = Write("flow.json", bad.Replace("DisconnectParticipant", "PlayPrompt", StringComparison.Ordinal));

        var (_, output, _) = await RunAsync("flows", "lint", file, "--format", "github");

        var place = file.Replace('\\', '/').Replace(":", "%3A", StringComparison.Ordinal);
        Assert.Contains(
            $"::error file={place},line=1,title=type-unknown::50%25, then: stop: There is no action type PlayPrompt;",
            output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_new_flow_is_clean_and_its_calls_pass()
    {
        var calls = Path.Combine(folder.FullName, "calls");
        CopyModules();
        File.Copy(Path.Combine(Flows, "..", "attributes.json"), Path.Combine(folder.FullName, "attributes.json"));

        Assert.Equal(0, (await RunAsync("flows", "new", "inbound-sales", "--folder", folder.FullName)).ExitCode);
        Assert.Equal(0, (await RunAsync("flows", "lint", folder.FullName, "--strict")).ExitCode);
        Assert.Contains("3 passed, 0 failed", (await RunAsync("flows", "test", calls)).Output, StringComparison.Ordinal);

        var again = await RunAsync("flows", "new", "inbound-sales", "--folder", folder.FullName);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("exists already", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_flow_that_wipes_what_the_module_looked_up_is_named()
    {
        CopyModules();
        folder.CreateSubdirectory("flows");
        var file = Write(
            Path.Combine("flows", "queue.json"),
            """
            {"Version":"2019-10-30","StartAction":"set","Metadata":{"type":"customerQueue"},"Actions":[
             {"Identifier":"set","Type":"UpdateContactAttributes","Parameters":{"Attributes":{"customerId":"$.Attributes.typedId"}},
              "Transitions":{"NextAction":"end","Errors":[{"ErrorType":"NoMatchingError","NextAction":"end"}]}},
             {"Identifier":"end","Type":"EndFlowExecution","Parameters":{},"Transitions":{}}]}
            """
        );

        var (_, output, _) = await RunAsync("flows", "lint", file);

        Assert.Contains("This can remove \"customerId\", which another flow or module sets", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("a b")]
    [InlineData("")]
    public async Task A_new_flow_has_a_file_name(string name)
    {
        Assert.Equal(2, (await RunAsync("flows", "new", name, "--folder", folder.FullName)).ExitCode);
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    private void CopyModules()
    {
        var modules = folder.CreateSubdirectory("modules");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Flows, "..", "modules")))
        {
            File.Copy(file, Path.Combine(modules.FullName, Path.GetFileName(file)));
        }
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await CommandLine.RunAsync(arguments, output, errors, TestContext.Current.CancellationToken);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
