using System.Globalization;
using System.Text;
using System.Text.Json;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.FlowTesting.Coverage;

namespace ScreenPop.FlowTesting.Drawing.Page;

/// <summary>Writes the panel beside the drawing: the facts about the flow and about each block.</summary>
internal static class FlowFacts
{
    public static void WriteFlow(
        StringBuilder page,
        Flow flow,
        IReadOnlyList<LintFinding> findings,
        Dictionary<string, string> ids
    )
    {
        page.Append("<section data-of=\"\"><div><h2>Findings</h2></div>\n");
        if (findings.Count == 0)
        {
            page.Append("<p class=\"quiet\">The linter reports no findings for this flow.</p>\n");
        }
        else
        {
            page.Append("<ul>");
            foreach (var finding in findings)
            {
                page.Append("<li>");
                Write(page, finding);
                if (finding.Identifier is { } block && ids.TryGetValue(block, out var id))
                {
                    Goes(page, id, "at", "", Name(flow, block));
                }

                page.Append("</li>\n");
            }

            page.Append("</ul>\n");
        }

        page.Append(
            """
            <div><h3>Keys</h3><div class="keys">
            <span><kbd>Tab</kbd></span><span>go to the blocks</span>
            <span><kbd>←</kbd> <kbd>↑</kbd> <kbd>→</kbd> <kbd>↓</kbd></span><span>move between blocks</span>
            <span><kbd>Enter</kbd></span><span>show the block's parameters and branches</span>
            <span><kbd>+</kbd> <kbd>-</kbd> <kbd>0</kbd></span><span>zoom in, zoom out, fit to window</span>
            <span><kbd>/</kbd></span><span>find a block</span>
            <span><kbd>Esc</kbd></span><span>back to the findings</span>
            </div></div></section>

            """.ReplaceLineEndings("\n")
        );
    }

    public static void WriteBlock(
        StringBuilder page,
        Flow flow,
        FlowAction action,
        IReadOnlyList<LintFinding> findings,
        Dictionary<string, string> ids
    )
    {
        page.Append(
            CultureInfo.InvariantCulture,
            $"<section data-of=\"{ids[action.Identifier]}\" hidden><div><h2>{Html.Text(BlockText.Title(action))}</h2><p class=\"quiet\">{Html.Text(BlockText.Kind(action))} · {Html.Text(action.Type)}</p></div>\n"
        );
        if (findings.Count > 0)
        {
            page.Append("<div><h3>Findings</h3><ul>");
            foreach (var finding in findings)
            {
                page.Append("<li>");
                Write(page, finding);
                page.Append("</li>");
            }

            page.Append("</ul></div>\n");
        }

        WriteParameters(page, action);
        WriteWays(page, flow, action, ids);
        page.Append("</section>\n");
    }

    private static void WriteParameters(StringBuilder page, FlowAction action)
    {
        var leaves = ParameterTree.Leaves(action.Parameters).ToList();
        if (leaves.Count == 0)
        {
            return;
        }

        page.Append("<div><h3>Parameters</h3><dl>");
        foreach (var (path, value) in leaves)
        {
            var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            var isReference = text.StartsWith('$');
            page.Append(
                CultureInfo.InvariantCulture,
                $"<div><dt>{Html.Text(path)}</dt><dd{(isReference ? " class=\"ref\"" : "")}>{(text.Length == 0 ? "<span class=\"quiet\">empty</span>" : Html.Text(text))}</dd></div>"
            );
        }

        page.Append("</dl></div>\n");
    }

    private static void WriteWays(StringBuilder page, Flow flow, FlowAction action, Dictionary<string, string> ids)
    {
        var ways = FlowCoverage.RealBranches(action).ToList();
        if (ways.Count > 0)
        {
            page.Append("<div><h3>Leads to</h3><ul>");
            foreach (var branch in ways)
            {
                page.Append("<li>");
                if (flow.Find(branch.Target) is { } target)
                {
                    Goes(
                        page,
                        ids[target.Identifier],
                        BlockText.Branch(branch),
                        branch.Kind == BranchKind.Error ? " error" : "",
                        BlockText.Title(target)
                    );
                }
                else
                {
                    page.Append(
                        CultureInfo.InvariantCulture,
                        $"<p class=\"small\">{Html.Text(BlockText.Branch(branch))}: there is no block {Html.Text(branch.Target)}</p>"
                    );
                }

                page.Append("</li>");
            }

            page.Append("</ul></div>\n");
        }

        var before = flow
            .Actions.Where(other => flow.Find(other.Identifier) == other)
            .SelectMany(other =>
                FlowCoverage
                    .RealBranches(other)
                    .Where(branch => branch.Target == action.Identifier)
                    .Select(branch => (other, branch))
            )
            .ToList();
        if (before.Count == 0)
        {
            return;
        }

        page.Append("<div><h3>Comes from</h3><ul>");
        foreach (var (other, branch) in before)
        {
            page.Append("<li>");
            Goes(
                page,
                ids[other.Identifier],
                BlockText.Branch(branch),
                branch.Kind == BranchKind.Error ? " error" : "",
                BlockText.Title(other)
            );
            page.Append("</li>");
        }

        page.Append("</ul></div>\n");
    }

    private static void Write(StringBuilder page, LintFinding finding)
    {
        var level = Level(finding);
        page.Append(
            CultureInfo.InvariantCulture,
            $"<div class=\"finding {level}\">{Html.Icon(level)}<span class=\"rule\">{Html.Text(finding.Rule.Id)} · {level} · line {finding.Line}</span><span>{Html.Text(finding.Message)}</span><span class=\"quiet small\">{Html.Text(finding.Rule.Consequence)}</span></div>"
        );
    }

    public static string Level(LintFinding finding) => finding.Rule.Severity == LintSeverity.Error ? "error" : "warning";

    private static void Goes(StringBuilder page, string id, string by, string kind, string where) =>
        page.Append(
            CultureInfo.InvariantCulture,
            $"<button type=\"button\" class=\"goes\" data-goes=\"{id}\"><span class=\"by clip{kind}\">{Html.Text(by)}</span><span class=\"where clip\">{Html.Text(where)}</span>{Html.Icon("goes")}</button>"
        );

    private static string Name(Flow flow, string block) => flow.Find(block) is { } action ? BlockText.Title(action) : block;
}
