using System.Globalization;
using System.Text;

namespace ScreenPop.FlowLanguage.Lint.Reports;

/// <summary>
/// Writes findings as workflow commands of GitHub Actions, which show them at their line in a review. Omits suppressed findings.
/// </summary>
public static class LintGithubReport
{
    public static string Write(IReadOnlyList<LintReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var text = new StringBuilder();
        foreach (var report in reports)
        {
            foreach (var finding in report.Live)
            {
                var level = finding.Rule.Severity == LintSeverity.Error ? "error" : "warning";
                var block = finding.Identifier is { } identifier ? $"{identifier}: " : "";
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"::{level} file={Property(report.File.Replace('\\', '/'))},line={finding.Line},title={Property(finding.Rule.Id)}"
                );
                text.Append(CultureInfo.InvariantCulture, $"::{Data($"{block}{finding.Message} {finding.Rule.Consequence}")}\n");
            }
        }

        return text.ToString();
    }

    // These are GitHub's escapes: a line break ends the command, a comma or colon ends the property.
    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
