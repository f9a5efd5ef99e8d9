using System.Globalization;
using System.Text;

namespace ScreenPop.FlowLanguage.Lint.Reports;

/// <summary>Every rule as Markdown: docs/lint-rules.md.</summary>
public static class LintRulePage
{
    public static string Write()
    {
        var page = new StringBuilder(
            """
            # Lint rules for contact flows

            What `screenpop flows lint` looks for. *Error*: Amazon Connect refuses the flow, or a part of this suite does not
            understand it. *Warning*: it is taken, and a caller, an agent or the next deployment will not be happy with it;
            `--strict` treats warnings as errors.

            A finding that was looked at and accepted goes into `NAME.lint.json` beside `NAME.json`, with a reason
            (`block` is optional):

            ```json
            { "suppress": [{ "rule": "phone-number", "block": "Call the bridge", "reason": "The emergency line is the same everywhere." }] }
            ```

            This page is written by `screenpop flows rules`.

            | Rule | Level | What is wrong | What it does |
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
