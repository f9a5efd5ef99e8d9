using System.Text.Json;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Contract;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.FlowTesting;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Coverage;
using ScreenPop.FlowTesting.Drawing;
using ScreenPop.FlowTesting.Exploring;
using ScreenPop.FlowTesting.Reports;
using ScreenPop.FlowTesting.Scripts;
using ScreenPop.Toolchain;

namespace ScreenPop.ContactFlows.Tests;

/// <summary>The flows of this repository, tested with a designer's tools: lint, calls, coverage, random callers.</summary>
public sealed class ShippedFlowTests
{
    private static readonly string Folder = RepositoryLayout.Find().ContactFlows;

    public static TheoryData<string> Flows => [.. FlowLibrary.Load(Folder).Flows.Select(flow => flow.Name)];

    [Fact]
    public void Every_flow_is_clean_under_the_strict_linter()
    {
        var contract = AttributeContract.Parse(File.ReadAllBytes(Path.Combine(Folder, "attributes.json")), "attributes.json");

        var findings = FlowFiles
            .Expand([Folder])
            .Select(file => FlowLinter.Lint(File.ReadAllBytes(file), Path.GetFileName(file), contract))
            .SelectMany(report => report.Findings.Select(finding => $"{report.File} {finding.Rule.Id}: {finding.Message}"));

        Assert.Empty(findings);
    }

    /// <summary>The result of `attributes add`, which must still hold after an edit of the flows.</summary>
    [Fact]
    public void Every_column_of_the_customer_file_is_set_wherever_the_customer_is_and_shown_on_the_card()
    {
        using var contract = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "attributes.json")));
        var own = contract
            .RootElement.GetProperty("attributes")
            .EnumerateArray()
            .Where(a => a.TryGetProperty("column", out _))
            .ToList();
        var settings = FlowFiles.Expand([Folder]).Select(Flow.Load).SelectMany(flow => flow.Actions).Where(SetsCustomer).ToList();

        Assert.NotEmpty(settings);
        Assert.All(
            own,
            attribute =>
            {
                Assert.Equal("lookup", attribute.GetProperty("writer").GetString());
                Assert.NotEqual("never", attribute.GetProperty("show").GetString());
                var name = attribute.GetProperty("name").GetString()!;
                Assert.All(
                    settings,
                    action => Assert.True(Attributes(action).TryGetProperty(name, out _), $"{action.Identifier}: {name}")
                );
            }
        );
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task The_calls_of_a_flow_pass_and_take_every_branch(string name)
    {
        var library = FlowLibrary.Load(Folder);
        var flow = library.Find(name)!;
        var file = Path.Combine(Folder, "calls", name + ".yaml");
        var script = CallScriptReader.Read(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), file);
        var runner = new CallRunner(library);
        var coverage = new FlowCoverage(flow);

        var stories = new List<string>();
        foreach (var call in script.Calls)
        {
            var result = await runner.PlayAsync(flow, call);
            coverage.Add(result.Trace);
            stories.AddRange(result.Passed ? [] : [CallReport.Tell(file, result)]);
        }

        Assert.Equal(name, script.Flow);
        Assert.Empty(stories);
        Assert.Equal(coverage.Blocks, coverage.BlocksTaken);
        Assert.Empty(coverage.Untouched.Select(entry => $"{entry.Action.Identifier}: {entry.Branch.Name}"));
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task Random_callers_all_come_to_a_good_end(string name)
    {
        var library = FlowLibrary.Load(Folder);

        var exploration = await new FlowExplorer(library).ExploreAsync(
            library.Find(name)!,
            calls: 500,
            seed: 1,
            TestContext.Current.CancellationToken
        );

        Assert.Empty(exploration.Failing.Select(walk => CallReport.Tell(name, walk.Result)));
        Assert.Equal(500, exploration.Ends.Values.Sum());
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void The_console_has_a_position_for_every_block(string name)
    {
        var flow = FlowLibrary.Load(Folder).Find(name)!;
        var blocks = flow.Metadata.GetProperty("ActionMetadata");

        Assert.All(flow.Actions, action => Assert.True(blocks.GetProperty(action.Identifier).TryGetProperty("position", out _)));
        Assert.True(flow.Metadata.TryGetProperty("entryPointPosition", out _));
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void The_drawing_beside_a_flow_is_of_this_flow(string name)
    {
        var file = FlowFiles.Expand([Folder]).Single(path => Path.GetFileNameWithoutExtension(path) == name);

        Assert.Equal(FlowDrawing.Draw(Flow.Load(file)), File.ReadAllText(Path.Combine(Folder, "drawings", name + ".svg")));
    }

    private static bool SetsCustomer(FlowAction action) =>
        action.Type == "UpdateContactAttributes"
        && Attributes(action).TryGetProperty("customerId", out var id)
        && id.GetString() == "$.External.customerId";

    private static JsonElement Attributes(FlowAction action) => action.Parameters.GetProperty("Attributes");
}
