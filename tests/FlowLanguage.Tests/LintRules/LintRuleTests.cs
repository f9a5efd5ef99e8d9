using ScreenPop.FlowLanguage.Lint;
using ScreenPop.FlowLanguage.Lint.Reports;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

/// <summary>All rules together.</summary>
public sealed class LintRuleTests
{
    [Fact]
    public void A_sound_flow_has_no_findings()
    {
        var flow = new FlowBuilder()
            .Block("a", "InvokeLambdaFunction", RuleCheck.Lambda, "b", "NoMatchingError > sorry")
            .Block("b", "MessageParticipant", "\"Text\":\"Hello $.External.name.\"", "end", "NoMatchingError > end")
            .Block("sorry", "MessageParticipant", "\"Text\":\"Sorry.\"", "end", "NoMatchingError > end")
            .End();

        Assert.Empty(FlowLinter.Lint(flow.Build(), "flow.json", RuleCheck.Contract).Findings);
    }

    [Fact]
    public void Every_rule_has_its_own_name_and_says_what_happens()
    {
        Assert.Equal(FlowLinter.Rules.Count, FlowLinter.Rules.Select(rule => rule.Id).Distinct().Count());
        Assert.All(FlowLinter.Rules, rule => Assert.EndsWith(".", rule.Consequence, StringComparison.Ordinal));
    }

    [Fact]
    public void The_documented_rules_are_the_rules()
    {
        var page = Path.Combine(Toolchain.RepositoryLayout.Find().Root, "docs", "lint-rules.md");

        Assert.Equal(LintRulePage.Write(), File.ReadAllText(page));
    }
}
