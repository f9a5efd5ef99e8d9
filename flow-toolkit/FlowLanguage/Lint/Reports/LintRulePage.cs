using System.Globalization;
using System.Text;

namespace ScreenPop.FlowLanguage.Lint.Reports;

/// <summary>Writes docs/lint-rules.md: every rule as Markdown.</summary>
public static class LintRulePage
{
    public static string Write()
    {
        var page = new StringBuilder(
            """
            # Lint rules for contact flows

            `screenpop flows lint` checks these rules. *Error*: Amazon Connect refuses the flow, or a part of this suite cannot use
            it. *Warning*: Amazon Connect accepts the flow, but it causes trouble for a caller, an agent or the next deployment;
            `--strict` treats warnings as errors.

            To accept a finding, add it with a reason to `NAME.lint.json` beside `NAME.json` (`block` is optional):

            ```json
            { "suppress": [{ "rule": "phone-number", "block": "Call the bridge", "reason": "The emergency line is the same everywhere." }] }
            ```

            `screenpop flows rules` writes this page.

            | Rule | Level | Problem | Consequence |
            |---|---|---|---|

            """.ReplaceLineEndings("\n")
        );
        foreach (var rule in FlowLinter.Rules)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{rule.Id}` | {(rule.Severity == LintSeverity.Error ? "error" : "warning")} | {rule.Title} | {rule.Consequence} |\n"
            );
        }

        return page.ToString();
    }
}
