using ScreenPop.FlowLanguage.Lint;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

public sealed class SuppressionRuleTests
{
    [Fact]
    public void An_accepted_finding_is_kept_with_its_reason_and_no_longer_counts()
    {
        var suppressions = Suppressions.Parse(
            """{"suppress":[{"rule":"unreachable","block":"b","reason":"kept for the opening"}]}"""u8.ToArray(),
            "x"
        );

        var report = FlowLinter.Lint(new FlowBuilder().End("a").End("b").Build(), "flow.json", null, suppressions);

        Assert.Empty(report.Live);
        Assert.Equal("kept for the opening", Assert.Single(report.Findings).Suppressed);
    }

    [Theory]
    [InlineData("""{"suppress":[{"rule":"unreachable","reason":""}]}""", "suppression-reason")]
    [InlineData("""{"suppress":[{"rule":"phone-number","reason":"once there was one"}]}""", "suppression-unused")]
    public void A_suppression_without_reason_or_use_is_a_finding(string suppressions, string rule)
    {
        var report = FlowLinter.Lint(
            new FlowBuilder().End("a").End("b").Build(),
            "flow.json",
            null,
            Suppressions.Parse(System.Text.Encoding.UTF8.GetBytes(suppressions), "x")
        );

        Assert.Contains(rule, report.Live.Select(finding => finding.Rule.Id));
        Assert.Contains("unreachable", report.Live.Select(finding => finding.Rule.Id));
    }
}
