using ScreenPop.Cli.Template;
using ScreenPop.FlowLanguage;
using ScreenPop.TestKit;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests;

/// <summary>Flows that name each other have no order in which a stack could create them.</summary>
public sealed class FlowCycleTests
{
    [Fact]
    public void Flows_that_transfer_to_each_other_are_named()
    {
        var problem = Assert.Throws<SetupException>(() =>
            FlowCycle.Refuse([FlowTo("start", "Other"), FlowTo("other", "Third"), FlowTo("third", "Other")])
        );
        Assert.Contains("OtherFlow > ThirdFlow > OtherFlow", problem.Message, StringComparison.Ordinal);
        Assert.Contains("$.Attributes.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flow_that_transfers_to_itself_is_named() =>
        Assert.Contains(
            "AgainFlow > AgainFlow",
            Assert.Throws<SetupException>(() => FlowCycle.Refuse([FlowTo("again", "Again")])).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Flows_that_meet_again_have_an_order() =>
        FlowCycle.Refuse([FlowTo("first", "Last"), FlowTo("second", "Last"), FlowTo("last", "Elsewhere")]);

    private static Flow FlowTo(string name, string next) =>
        Flow.Parse(
            new FlowBuilder()
                .Block("go", "TransferToFlow", $$""" "ContactFlowId": "${{{next}}FlowArn}" """, null, "NoMatchingError > end")
                .End()
                .Build(),
            name
        );
}
