using System.Xml.Linq;
using ScreenPop.FlowEngine;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Drawing;
using ScreenPop.FlowTesting.Exploring;
using ScreenPop.FlowTesting.Scripts;
using ScreenPop.TestKit;

namespace ScreenPop.FlowTesting.Tests;

public sealed class ExploreTests
{
    [Fact]
    public async Task An_endless_loop_and_a_dead_end_are_found_and_each_is_printed_as_a_script_that_does_it_again()
    {
        var flow = new FlowBuilder()
            .Block(
                "menu",
                "GetParticipantInput",
                "\"Text\":\"Press\",\"StoreInput\":\"False\",\"InputTimeLimitSeconds\":\"5\"",
                "end",
                "Equals 1 > spin",
                "Equals 2 > fails",
                "NoMatchingCondition > end",
                "NoMatchingError > end",
                "InputTimeLimitExceeded > end"
            )
            .Block("spin", "UpdateContactData", "\"Name\":\"x\"", "spin", "NoMatchingError > spin")
            .Block("fails", "InvokeLambdaFunction", "\"LambdaFunctionARN\":\"f\"", "end")
            .End();
        var library = new FlowLibrary();
        var filled = library.Add(Flow.Parse(flow.Build(), "trap"));

        var exploration = await new FlowExplorer(library).ExploreAsync(
            filled,
            500,
            seed: 7,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            [FlowEndKind.Endless, FlowEndKind.UnhandledError],
            exploration.Failing.Select(walk => walk.Result.End.Kind).Order().Reverse()
        );
        foreach (var walk in exploration.Failing)
        {
            var script = CallScriptReader.Read(CallScriptWriter.Write("trap", walk.Script), "walk.yaml").Calls[0];
            var again = await new CallRunner(library).PlayAsync(filled, script, new FlowRunnerOptions { MaxBlocks = 1_000 });

            Assert.Equal(walk.Result.End, again.End);
            Assert.Empty(again.Failures);
            Assert.Equal(walk.Result.Trace.Select(entry => entry.Identifier), again.Trace.Select(entry => entry.Identifier));
        }
    }

    [Fact]
    public async Task The_same_seed_sends_the_same_callers()
    {
        var library = new FlowLibrary();
        var flow = library.Add(
            Flow.Parse(
                new FlowBuilder()
                    .Block("d", "DistributeByPercentage", "", "end", "NumberLessThan 50 > half", "NoMatchingCondition > end")
                    .Block("half", "TransferContactToAgent")
                    .End()
                    .Build(),
                "d"
            )
        );

        var first = await new FlowExplorer(library).ExploreAsync(flow, 200, 3, TestContext.Current.CancellationToken);
        var second = await new FlowExplorer(library).ExploreAsync(flow, 200, 3, TestContext.Current.CancellationToken);

        Assert.Equal(first.Ends, second.Ends);
        Assert.InRange(first.Ends[FlowEndKind.TransferredToAgent], 60, 140);
    }

    [Fact]
    public async Task Random_callers_through_every_real_flow_all_come_to_an_end_that_has_a_name()
    {
        foreach (var file in SharedFolder.Files("flow-corpus", "*.json"))
        {
            var flow = FlowReader
                .Read(
                    await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken),
                    Path.GetFileNameWithoutExtension(file)
                )
                .Flow!;
            var library = new FlowLibrary();

            var exploration = await new FlowExplorer(library).ExploreAsync(
                library.Add(flow),
                20,
                seed: 1,
                TestContext.Current.CancellationToken
            );

            Assert.Equal(20, exploration.Ends.Values.Sum());
        }
    }

    [Fact]
    public void Every_real_flow_can_be_drawn()
    {
        foreach (var file in SharedFolder.Files("flow-corpus", "*.json"))
        {
            var flow = FlowReader.Read(File.ReadAllBytes(file), "real").Flow!;

            Assert.Equal("svg", XDocument.Parse(FlowDrawing.Draw(flow)).Root?.Name.LocalName);
        }
    }
}
