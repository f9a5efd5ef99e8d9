using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.FlowTesting.Coverage;

namespace ScreenPop.FlowTesting.Drawing.Page;

/// <summary>
/// Writes a flow as one HTML page: its blocks with their parameters, branches and lint findings. The page is self-contained and
/// loads nothing.
/// </summary>
public static class FlowPage
{
    /// <param name="findings">The findings of the linter. The page omits suppressed ones.</param>
    /// <param name="marks">The path of one call; null for none.</param>
    public static string Write(Flow flow, LintReport findings, FlowMarks? marks = null)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(findings);
        var live = findings.Live.ToList();
        var drawn = flow.Actions.Where(action => flow.Find(action.Identifier) == action).ToList();
        var ids = drawn
            .Select((action, index) => (action.Identifier, Id: string.Create(CultureInfo.InvariantCulture, $"block-{index + 1}")))
            .ToDictionary(entry => entry.Identifier, entry => entry.Id, StringComparer.Ordinal);
        var page = new StringBuilder();
        WriteHead(page, flow);
        WriteBar(page, flow, live);
        WriteCanvas(page, flow, drawn, live, marks ?? FlowMarks.None, ids);
        page.Append("<aside id=\"facts\" aria-label=\"About the block\" tabindex=\"0\">\n");
        FlowFacts.WriteFlow(page, flow, live, ids);
        foreach (var action in drawn)
        {
            FlowFacts.WriteBlock(page, flow, action, [.. live.Where(finding => finding.Identifier == action.Identifier)], ids);
        }

        page.Append("</aside>\n");
        page.Append(CultureInfo.InvariantCulture, $"<script>{Script}</script>\n</body></html>\n");
        return page.ToString();
    }

    private static string Script { get; } = Resource("flow-page.js");

    private static string Style { get; } = Resource("tokens.css") + Resource("controls.css") + Resource("flow-page.css");

    private static void WriteHead(StringBuilder page, Flow flow)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));
        page.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n"
        );
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<title>{Html.Text(flow.Name)}</title>\n<style>{Style}</style></head>\n");
        page.Append("<body class=\"page\">\n");
    }

    private static void WriteBar(StringBuilder page, Flow flow, List<LintFinding> findings)
    {
        var type = FlowTypeNames.Of(flow) is { } known ? FlowTypeNames.Words(known) : "flow";
        var errors = findings.Count(finding => finding.Rule.Severity == LintSeverity.Error);
        page.Append(
            "<header class=\"bar\"><svg class=\"mark\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><rect x=\"1\" y=\"5\" width=\"18\" height=\"18\" rx=\"4\"/><rect x=\"11\" y=\"1\" width=\"12\" height=\"12\" rx=\"3\"/></svg>"
        );
        page.Append(
            CultureInfo.InvariantCulture,
            $"<h1 class=\"clip\">{Html.Text(flow.Name)}</h1><span class=\"chip\">{Html.Text(type)}</span><span class=\"chip\">{Count(flow.Actions.Count, "block")}</span>"
        );
        Chip(page, "error", errors);
        Chip(page, "warning", findings.Count - errors);
        if (findings.Count == 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<span class=\"chip clean\">{Html.Icon("clean")}no findings</span>");
        }

        page.Append("<span class=\"grow\"></span>");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<label class=\"field\">{Html.Icon("search")}<span class=\"spoken\">Find a block</span><input id=\"search\" type=\"search\" placeholder=\"Find a block\" autocomplete=\"off\"></label>"
        );
        page.Append("<div class=\"zoom\" role=\"group\" aria-label=\"Zoom\">");
        Button(page, "out", "Zoom out");
        page.Append("<output id=\"zoom\" aria-label=\"Zoom\">100 %</output>");
        Button(page, "in", "Zoom in");
        Button(page, "fit", "Fit to window");
        page.Append("</div>");
        Button(page, "theme", "Light or dark");
        page.Append("</header>\n");
    }

    private static void WriteCanvas(
        StringBuilder page,
        Flow flow,
        List<FlowAction> drawn,
        List<LintFinding> findings,
        FlowMarks marks,
        Dictionary<string, string> ids
    )
    {
        var layout = new FlowLayout(flow);
        page.Append(
            CultureInfo.InvariantCulture,
            $"<main id=\"canvas\" aria-label=\"The flow\"><div id=\"stage\" data-width=\"{layout.Width:0}\" data-height=\"{layout.Height:0}\" style=\"width:{layout.Width:0}px;height:{layout.Height:0}px\">\n"
        );
        page.Append(
            CultureInfo.InvariantCulture,
            $"<svg id=\"edges\" width=\"{layout.Width:0}\" height=\"{layout.Height:0}\" aria-hidden=\"true\"><defs>"
        );
        foreach (var tip in Tips)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<marker id=\"{tip}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker>"
            );
        }

        page.Append("</defs>\n");
        FlowEdges.Write(page, flow, layout, marks, ids);
        page.Append("</svg>\n");
        if (flow.Find(flow.StartAction) is { } first)
        {
            var (x, y) = layout[first.Identifier];
            page.Append(
                CultureInfo.InvariantCulture,
                $"<span class=\"start\" style=\"left:{x:0.#}px;top:{y - 30:0.#}px\">Start</span>\n"
            );
        }

        foreach (var action in drawn)
        {
            WriteBlock(
                page,
                flow,
                layout,
                marks,
                action,
                [.. findings.Where(finding => finding.Identifier == action.Identifier)],
                ids
            );
        }

        page.Append("</div></main>\n");
    }

    private static void WriteBlock(
        StringBuilder page,
        Flow flow,
        FlowLayout layout,
        FlowMarks marks,
        FlowAction action,
        List<LintFinding> findings,
        Dictionary<string, string> ids
    )
    {
        var (x, y) = layout[action.Identifier];
        var (title, kind, detail) = (BlockText.Title(action), BlockText.Kind(action), BlockText.Detail(action));
        var category = BlockText.Category(action);
        var said = findings.Count == 0 ? "" : $", {Count(findings.Count, "finding")}";
        var isFirst = ids[action.Identifier] == "block-1";
        var text = $"{title} {kind} {action.Type} {detail}".ToLowerInvariant();
        page.Append(
            CultureInfo.InvariantCulture,
            $"<button type=\"button\" id=\"{ids[action.Identifier]}\" class=\"block {category}\" style=\"left:{x:0.#}px;top:{y:0.#}px\" tabindex=\"{(isFirst ? 0 : -1)}\" aria-pressed=\"false\" data-name=\"{Html.Text(action.Identifier)}\" data-text=\"{Html.Text(text)}\">"
        );
        var steps = string.Join(", ", marks.Steps(flow, action).Take(4));
        if (steps.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<span class=\"steps\">{steps}</span>");
        }

        if (findings.Count > 0)
        {
            var level = findings.Exists(finding => finding.Rule.Severity == LintSeverity.Error) ? "error" : "warning";
            page.Append(
                CultureInfo.InvariantCulture,
                $"<span class=\"badge {level}\" aria-hidden=\"true\">{Html.Icon(level)}{findings.Count}</span>"
            );
        }

        page.Append(
            CultureInfo.InvariantCulture,
            $"<span class=\"top\"><span class=\"sign\">{Html.Icon(category)}</span><span class=\"name clip\">{Html.Text(title)}</span><span class=\"spoken\">{Html.Text(kind + said)}</span>"
        );
        page.Append(
            CultureInfo.InvariantCulture,
            $"<span class=\"detail clip\" aria-hidden=\"true\">{Html.Text(detail)}</span></span><span class=\"outs\" aria-hidden=\"true\">"
        );
        foreach (var branch in FlowCoverage.RealBranches(action))
        {
            var way =
                flow.Find(branch.Target) is null ? " nowhere"
                : branch.Kind == BranchKind.Error ? " error"
                : "";
            page.Append(
                CultureInfo.InvariantCulture,
                $"<span class=\"out{way}\"><span class=\"clip\">{Html.Text(BlockText.Branch(branch))}</span></span>"
            );
        }

        page.Append("</span></button>\n");
    }

    private static readonly string[] Tips = ["tip", "tip-error", "tip-on"];

    private static void Chip(StringBuilder page, string level, int count)
    {
        if (count > 0)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<span class=\"chip {level}\">{Html.Icon(level)}{Count(count, level)}</span>"
            );
        }
    }

    private static void Button(StringBuilder page, string id, string name) =>
        page.Append(
            CultureInfo.InvariantCulture,
            $"<button type=\"button\" class=\"btn bare icon dense\" id=\"{id}\" aria-label=\"{name}\" title=\"{name}\">{Html.Icon(id)}</button>"
        );

    private static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Resource(string name)
    {
        using var stream = typeof(FlowPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
