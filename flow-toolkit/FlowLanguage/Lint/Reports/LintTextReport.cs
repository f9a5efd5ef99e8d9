using System.Globalization;
using System.Text;

namespace ScreenPop.FlowLanguage.Lint.Reports;

/// <summary>Writes findings for a terminal: file, line, rule, problem, consequence.</summary>
public static class LintTextReport
{
    public static string Write(IReadOnlyList<LintReport> reports)
    {
        var text = new StringBuilder();
        foreach (var report in reports)
        {
            foreach (var finding in report.Live)
            {
                var severity = finding.Rule.Severity == LintSeverity.Error ? "error" : "warning";
                var block = finding.Identifier is { Length: > 0 } identifier ? $" \"{identifier}\"" : "";
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{report.File}({finding.Line}): {severity} {finding.Rule.Id}:{block} {finding.Message} {finding.Rule.Consequence} [{finding.Path}]\n"
                );
            }
        }

        var live = reports.SelectMany(report => report.Live).ToList();
        var suppressed = reports.Sum(report => report.Findings.Count) - live.Count;
        var errors = live.Count(finding => finding.Rule.Severity == LintSeverity.Error);
        text.Append(
            CultureInfo.InvariantCulture,
            $"{reports.Count} files, {errors} errors, {live.Count - errors} warnings{(suppressed > 0 ? $", {suppressed} suppressed" : "")}\n"
        );
        return text.ToString();
    }
}
