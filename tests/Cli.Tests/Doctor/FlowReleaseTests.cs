using System.Text.Json.Nodes;
using ScreenPop.Cli.Doctor;
using ScreenPop.Cli.Flows.Releases;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests.Doctor;

/// <summary>Releases flows and rolls them back, against the simulator's API.</summary>
// One at a time: each installation puts its own AWS CLI on the PATH of the process.
[Collection("AWS CLI on the PATH")]
public sealed class FlowReleaseTests : IAsyncLifetime
{
    private readonly DirectoryInfo kept = Directory.CreateTempSubdirectory("screen-pop-kept-");
    private LiveInstallation installation = null!;

    public async ValueTask InitializeAsync() => installation = await LiveInstallation.StartAsync();

    public ValueTask DisposeAsync()
    {
        kept.Delete(recursive: true);
        return installation.DisposeAsync();
    }

    [Fact]
    public async Task Flows_that_are_live_already_are_left_alone()
    {
        var (release, output) = await ReleaseAsync();

        Assert.Equal(0, await release.ReleaseAsync(RepositoryLayout.Find(), TestContext.Current.CancellationToken));

        Assert.Contains("has the repository's flows", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(kept.EnumerateFiles());
    }

    [Fact]
    public async Task What_was_edited_in_the_console_is_put_back_kept_and_brought_back_again()
    {
        var edited = Edit("inbound-screen-pop");
        Edit("agent-whisper");
        var (release, _) = await ReleaseAsync();

        Assert.Equal(2, await release.ReleaseAsync(RepositoryLayout.Find(), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("Edited", Content("inbound-screen-pop"), StringComparison.Ordinal);
        // The release starts with the whisper, because the inbound flow names it.
        var put = installation
            .Commands.Where(command => command.Contains("update-contact-flow-content", StringComparison.Ordinal))
            .ToList();
        Assert.Contains("agent-whisper", put[0], StringComparison.Ordinal);
        Assert.Contains("inbound-screen-pop", put[1], StringComparison.Ordinal);

        Assert.Equal(2, await release.RollBackAsync(null, TestContext.Current.CancellationToken));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(edited), JsonNode.Parse(Content("inbound-screen-pop"))));
        await Assert.ThrowsAsync<BadUsageException>(() => release.RollBackAsync(null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_release_that_is_refused_halfway_leaves_no_half_of_it()
    {
        Edit("agent-whisper");
        Edit("inbound-screen-pop");
        installation.Resources.RefusesInbound = true;
        var (release, output) = await ReleaseAsync();

        await Assert.ThrowsAsync<AwsRefusedException>(() =>
            release.ReleaseAsync(RepositoryLayout.Find(), TestContext.Current.CancellationToken)
        );

        Assert.Contains("Edited", Content("agent-whisper"), StringComparison.Ordinal);
        Assert.Contains("back  AgentWhisperFlow", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_gets_a_version_and_its_alias_moves_there()
    {
        var module = Assert.Single(installation.Resources.FlowModules);
        installation.Resources.Put(module with { Content = Edited(module.Content!) });
        var (release, _) = await ReleaseAsync();

        Assert.Equal(1, await release.ReleaseAsync(RepositoryLayout.Find(), TestContext.Current.CancellationToken));

        var released = Assert.Single(installation.Resources.FlowModules);
        Assert.DoesNotContain("Edited", released.Content!, StringComparison.Ordinal);
        Assert.Equal(2, released.Aliases[0].Version);
        Assert.Equal(released.Content, released.Versions[1].Content);
    }

    [Fact]
    public async Task A_module_comes_back_with_the_contract_of_its_content()
    {
        var edited = EditModule();
        var (release, _) = await ReleaseAsync();
        await release.ReleaseAsync(RepositoryLayout.Find(), TestContext.Current.CancellationToken);
        Assert.NotEqual(edited.Settings, Assert.Single(installation.Resources.FlowModules).Settings);

        await release.RollBackAsync(null, TestContext.Current.CancellationToken);

        var module = Assert.Single(installation.Resources.FlowModules);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(edited.Content!), JsonNode.Parse(module.Content!)));
        Assert.Equal(edited.Settings, module.Settings);
    }

    [Fact]
    public async Task What_can_be_restored_is_restored_although_a_flow_before_it_cannot()
    {
        var edited = EditModule();
        Edit("agent-whisper");
        Edit("inbound-screen-pop");
        (installation.Resources.RefusesInbound, installation.Resources.RefusesEditedFlows) = (true, true);
        var (release, output) = await ReleaseAsync();

        var refused = await Assert.ThrowsAsync<AwsRefusedException>(() =>
            release.ReleaseAsync(RepositoryLayout.Find(), TestContext.Current.CancellationToken)
        );

        Assert.Equal(edited.Settings, Assert.Single(installation.Resources.FlowModules).Settings);
        Assert.Contains("InboundScreenPopFlow was not released", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("AgentWhisperFlow was not restored and has the new content", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("The test refuses it.", refused.Message, StringComparison.Ordinal);
        // The file of the whisper is needed for the rollback.
        Assert.Single(kept.EnumerateFiles("*.json"));
    }

    [Fact]
    public async Task After_a_refused_release_a_rollback_goes_back_to_the_release_before()
    {
        var first = Edit("agent-whisper");
        var (release, _) = await ReleaseAsync();
        await release.ReleaseAsync(RepositoryLayout.Find(), TestContext.Current.CancellationToken);
        Edit("inbound-screen-pop");
        installation.Resources.RefusesInbound = true;
        await Assert.ThrowsAsync<AwsRefusedException>(() =>
            release.ReleaseAsync(RepositoryLayout.Find(), TestContext.Current.CancellationToken)
        );

        Assert.Equal(1, await release.RollBackAsync(null, TestContext.Current.CancellationToken));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(first), JsonNode.Parse(Content("agent-whisper"))));
    }

    [Fact]
    public async Task A_module_whose_alias_is_refused_has_its_content_and_contract_again()
    {
        var edited = EditModule();
        installation.Refuse("connect-update-contact-flow-module-alias", "TooManyRequestsException", "Slow down.");
        var (release, output) = await ReleaseAsync();

        await Assert.ThrowsAsync<AwsRefusedException>(() =>
            release.ReleaseAsync(RepositoryLayout.Find(), TestContext.Current.CancellationToken)
        );

        var module = Assert.Single(installation.Resources.FlowModules);
        Assert.Equal((edited.Content, edited.Settings), (module.Content, module.Settings));
        Assert.Contains("was not wholly restored", output.ToString(), StringComparison.Ordinal);
        // The alias may need the rollback.
        Assert.Single(kept.EnumerateFiles("*.json"));
    }

    [Theory]
    [InlineData("The current live flows")]
    [InlineData("live  AgentWhisperFlow")]
    [InlineData("live  InboundScreenPopFlow")]
    public async Task A_release_whose_output_is_full_is_undone(string line)
    {
        var flows = new[] { "agent-whisper", "inbound-screen-pop" };
        var edited = flows.Select(flow => Edit(flow)).ToList();
        using var full = new FullOutput(line);
        var found = await Installation.ReadAsync(installation.Aws, LiveInstallation.Stack, TestContext.Current.CancellationToken);

        var failed = await Assert.ThrowsAsync<IOException>(() =>
            new FlowRelease(installation.Aws, found, kept, full).ReleaseAsync(
                RepositoryLayout.Find(),
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal("No space left on device", failed.Message);
        Assert.Equal(edited, flows.Select(Content));
        Assert.Empty(kept.EnumerateFiles("*.json"));
    }

    [Fact]
    public async Task A_flow_that_tests_a_module_s_results_is_restored_after_the_module()
    {
        EditModule();
        var invoking = Edit("agent-whisper", InvocationThatTests("vip"));
        installation.Resources.RefusesUndeclaredResults = true;
        var (release, _) = await ReleaseAsync();
        await release.ReleaseAsync(RepositoryLayout.Find(), TestContext.Current.CancellationToken);

        Assert.Equal(2, await release.RollBackAsync(null, TestContext.Current.CancellationToken));

        Assert.Equal(invoking, Content("agent-whisper"));
    }

    [Fact]
    public async Task A_refused_release_restores_a_module_before_the_flow_that_tests_its_results()
    {
        EditModule();
        var invoking = Edit("agent-whisper", InvocationThatTests("vip"));
        Edit("inbound-screen-pop");
        (installation.Resources.RefusesUndeclaredResults, installation.Resources.RefusesInbound) = (true, true);
        var (release, output) = await ReleaseAsync();

        await Assert.ThrowsAsync<AwsRefusedException>(() =>
            release.ReleaseAsync(RepositoryLayout.Find(), TestContext.Current.CancellationToken)
        );

        Assert.Equal(invoking, Content("agent-whisper"));
        Assert.DoesNotContain("was not restored", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""[{"id":"a"}]""")]
    [InlineData("{ not json")]
    public async Task A_file_that_is_no_release_is_named(string text)
    {
        var file = new FileInfo(Path.Combine(kept.FullName, "other.txt"));
        await File.WriteAllTextAsync(file.FullName, text, TestContext.Current.CancellationToken);
        var (release, _) = await ReleaseAsync();

        var refused = await Assert.ThrowsAsync<BadUsageException>(() =>
            release.RollBackAsync(file, TestContext.Current.CancellationToken)
        );

        Assert.Contains("other.txt is not the file of a release", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BadUsageException>(() =>
            release.RollBackAsync(new FileInfo(kept.FullName), TestContext.Current.CancellationToken)
        );
    }

    private FlowModuleResource EditModule()
    {
        var module = Assert.Single(installation.Resources.FlowModules);
        var edited = module with
        {
            Content = Edited(module.Content!),
            Settings = """{"transitions":{"results":[{"name":"vip","description":""}]}}""",
        };
        installation.Resources.Put(edited);
        return edited;
    }

    private async Task<(FlowRelease Release, StringWriter Output)> ReleaseAsync()
    {
        var output = new StringWriter();
        var found = await Installation.ReadAsync(installation.Aws, LiveInstallation.Stack, TestContext.Current.CancellationToken);
        return (new FlowRelease(installation.Aws, found, kept, output), output);
    }

    private string Content(string flow) => installation.Resources.ContactFlows.Single(one => one.Id == flow).Content!;

    private string Edit(string name, JsonObject? block = null)
    {
        var flow = installation.Resources.ContactFlows.Single(one => one.Id == name);
        var content = Edited(flow.Content!, block);
        installation.Resources.Put(flow with { Content = content });
        return content;
    }

    private JsonObject InvocationThatTests(string result) =>
        new()
        {
            ["Identifier"] = "Edited",
            ["Type"] = "InvokeFlowModule",
            ["Parameters"] = new JsonObject { ["FlowModuleId"] = Assert.Single(installation.Resources.FlowModules).Arn },
            ["Transitions"] = new JsonObject
            {
                ["NextAction"] = "Edited",
                ["Conditions"] = new JsonArray(
                    new JsonObject
                    {
                        ["NextAction"] = "Edited",
                        ["Condition"] = new JsonObject { ["Operator"] = "Equals", ["Operands"] = new JsonArray(result) },
                    }
                ),
            },
        };

    private static string Edited(string published, JsonObject? block = null)
    {
        var content = JsonNode.Parse(published)!;
        content["Actions"]!
            .AsArray()
            .Add(
                block
                    ?? new JsonObject
                    {
                        ["Identifier"] = "Edited",
                        ["Type"] = "DisconnectParticipant",
                        ["Parameters"] = new JsonObject(),
                        ["Transitions"] = new JsonObject(),
                    }
            );
        return content.ToJsonString();
    }

    /// <summary>Standard output on a disk that is full from a line on.</summary>
    private sealed class FullOutput(string line) : StringWriter
    {
        private bool isFull;

        public override Task WriteLineAsync(string? value) =>
            (isFull |= value!.StartsWith(line, StringComparison.Ordinal))
                ? throw new IOException("No space left on device")
                : base.WriteLineAsync(value);
    }
}
