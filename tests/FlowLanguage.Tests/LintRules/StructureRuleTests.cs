using ScreenPop.FlowLanguage.Lint;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

/// <summary>Files, blocks and transitions that the service refuses.</summary>
public sealed class StructureRuleTests
{
    public static TheoryData<string, Func<FlowBuilder>> Broken =>
        new()
        {
            { "identifier-illegal", () => new FlowBuilder().End("") },
            { "target-unknown", () => Say("nowhere") },
            { "identifier-duplicate", () => new FlowBuilder().End().End() },
            { "identifier-illegal", () => new FlowBuilder().End("100%") },
            { "identifier-illegal", () => new FlowBuilder().End(new string('x', 51)) },
            { "type-unknown", () => new FlowBuilder().Block("a", "PlayPrompt", "", "end").End() },
            { "flow-type", () => new FlowBuilder("agentWhisper").End() },
            { "unreachable", () => new FlowBuilder().End("a").End("b") },
            {
                "too-large",
                () =>
                    Enumerable
                        .Range(0, 251)
                        .Aggregate(new FlowBuilder(), (flow, number) => flow.Block($"b{number}", "EndFlowExecution"))
            },
            { "terminal-goes-on", () => new FlowBuilder().Block("a", "DisconnectParticipant", "", "end").End() },
            { "no-next", () => Say(null) },
            { "operator-unknown", () => Compare("Like 1 > end") },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_flow_that_breaks_a_rule_is_told_so(string rule, Func<FlowBuilder> flow) =>
        Assert.Contains(rule, RuleCheck.Broken(flow()));

    [Theory]
    [InlineData("start-unknown", """{"Version":"2019-10-30","StartAction":"x","Actions":[]}""")]
    [InlineData("not-flow-language", """{"modules":[]}""")]
    [InlineData(
        "settings",
        """{"Version":"2019-10-30","StartAction":"x","Metadata":{"type":"contactFlow"},"Settings":{},"Actions":[]}"""
    )]
    [InlineData(
        "operand-count",
        """{"Version":"2019-10-30","StartAction":"a","Actions":[{"Identifier":"a","Type":"Compare","Parameters":{"ComparisonValue":"$.Channel"},"Transitions":{"NextAction":"a","Conditions":[{"NextAction":"a","Condition":{"Operator":"Equals","Operands":["1","2"]}}]}}]}"""
    )]
    public void A_file_that_breaks_a_rule_is_told_so(string rule, string json) =>
        Assert.Contains(
            rule,
            FlowLinter.Lint(System.Text.Encoding.UTF8.GetBytes(json), "flow.json").Live.Select(finding => finding.Rule.Id)
        );

    private static FlowBuilder Say(string? next) =>
        new FlowBuilder().Block("a", "MessageParticipant", "\"Text\":\"x\"", next).End();

    private static FlowBuilder Compare(string condition) =>
        new FlowBuilder()
            .Block("a", "Compare", "\"ComparisonValue\":\"$.Channel\"", "end", condition, "NoMatchingCondition > end")
            .End();
}
