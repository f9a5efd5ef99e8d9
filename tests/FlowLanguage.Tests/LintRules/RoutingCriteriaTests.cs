using ScreenPop.FlowLanguage.Lint;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

/// <summary>Set routing criteria needs steps; each step needs an expression, and may have an expiry in seconds.</summary>
public sealed class RoutingCriteriaTests
{
    private const string Condition =
        "{\"AttributeCondition\":{\"Name\":\"Language\",\"Value\":\"Spanish\",\"ProficiencyLevel\":\"4.0\","
        + "\"ComparisonOperator\":\"NumberGreaterOrEqualTo\"}}";

    [Theory]
    [InlineData("parameter-missing", "{}")]
    [InlineData("parameter-value", "{\"Steps\":[]}")]
    [InlineData("parameter-value", "{\"Steps\":\"two\"}")]
    [InlineData("parameter-value", "\"Spanish\"")]
    [InlineData("parameter-missing", "{\"Steps\":[{}]}")]
    [InlineData("parameter-missing", "{\"Steps\":[{\"Expiry\":{\"DurationInSeconds\":\"30\"}}]}")]
    [InlineData("parameter-missing", "{\"Steps\":[{\"Expression\":" + Condition + "},{}]}")]
    public void Criteria_without_steps_or_a_step_without_an_expression_are_refused(string rule, string criteria) =>
        Assert.Contains(
            Lint(criteria),
            finding => finding.Rule.Id == rule && finding.Message.Contains("RoutingCriteria", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("{\"Steps\":[{\"Expression\":{}}]}")]
    [InlineData("{\"Steps\":[{\"Expression\":{\"AndExpression\":[]}}]}")]
    [InlineData("{\"Steps\":[{\"Expression\":{\"OrExpression\":[]}}]}")]
    [InlineData("{\"Steps\":[{\"Expression\":{\"AttributeCondition\":{},\"AndExpression\":[" + Condition + "]}}]}")]
    [InlineData("{\"Steps\":[{\"Expression\":" + Condition + ",\"Expiry\":{\"DurationInSeconds\":\"soon\"}}]}")]
    [InlineData("{\"Steps\":[{\"Expression\":" + Condition + ",\"Expiry\":{\"DurationInSeconds\":\"-5\"}}]}")]
    [InlineData("{\"Steps\":[{\"Expression\":" + Condition + ",\"Expiry\":{\"DurationInSeconds\":\"1.5\"}}]}")]
    [InlineData("{\"Steps\":[{\"Expression\":" + Condition + ",\"Expiry\":{\"DurationInSeconds\":\"$.Attributes.wait\"}}]}")]
    public void A_step_that_names_no_agents_or_no_time_is_a_warning(string criteria)
    {
        var finding = Assert.Single(Lint(criteria), finding => finding.Rule.Id == "shape-documented");

        Assert.Contains("RoutingCriteria.Steps[0]", finding.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"$.External.criteria\"")]
    [InlineData("{\"Steps\":\"$.External.steps\"}")]
    [InlineData("{\"Steps\":[\"$.External.step\"]}")]
    [InlineData("{\"Steps\":[{\"Expression\":\"$.External.expression\"}]}")]
    [InlineData("{\"Steps\":[{\"Expression\":" + Condition + "}]}")]
    [InlineData(
        "{\"Steps\":[{\"Expression\":{\"AndExpression\":[" + Condition + "]},\"Expiry\":{\"DurationInSeconds\":\"30\"}}]}"
    )]
    [InlineData("{\"Steps\":[{\"Expression\":{\"OrExpression\":[" + Condition + "]},\"Expiry\":{\"DurationInSeconds\":30}}]}")]
    [InlineData(
        "{\"Steps\":[{\"Expression\":{\"AttributeCondition\":{\"ComparisonOperator\":\"Match\","
            + "\"MatchCriteria\":{\"AgentsCriteria\":{\"AgentIds\":[\"$.External.agent\"]}}}}}]}"
    )]
    public void Criteria_with_steps_have_no_finding(string criteria) =>
        Assert.DoesNotContain(Lint(criteria), finding => finding.Path.Contains(".Parameters", StringComparison.Ordinal));

    private static IEnumerable<LintFinding> Lint(string criteria) =>
        FlowLinter
            .Lint(
                new FlowBuilder()
                    .Block("lookup", "InvokeLambdaFunction", RuleCheck.Lambda, "a", "NoMatchingError > end")
                    .Block("a", "UpdateContactRoutingCriteria", $"\"RoutingCriteria\":{criteria}", "end", "NoMatchingError > end")
                    .End()
                    .Build(),
                "flow.json"
            )
            .Findings.Where(finding => finding.Rule.Id != "attribute-never-set");
}
