using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowTesting.Coverage;

namespace ScreenPop.FlowTesting.Drawing;

/// <summary>Draws a flow as an SVG: a box per block, a row per branch, a line to its target.</summary>
public static class FlowDrawing
{
    private const int TitleLength = 28;
    private const int DetailLength = 34;

    private const string Style = """
        svg{font-family:system-ui,sans-serif;background:#fff}
        .block rect{fill:#fff;stroke:#8a94a6;stroke-width:1.2}.block .head{fill:#eef2f7;stroke:none}
        .ask .head{fill:#e3f0ff}.say .head{fill:#e8f6ea}.end .head{fill:#fbe9e7}.set .head{fill:#fff5dd}
        .title{font-size:13px;font-weight:600;fill:#16202e}.detail{font-size:11px;fill:#4a5568}.branch{font-size:11px;fill:#2d3748}
        .line{fill:none;stroke:#64748b;stroke-width:1.3;marker-end:url(#arrow)}.line.error{stroke:#b45309;stroke-dasharray:1 0}
        .line.path{stroke:#1d4ed8;stroke-width:3}.line.untouched,.block.untouched rect{stroke:#c81e1e;stroke-dasharray:6 4}.branch.untouched{fill:#c81e1e}
        .step{font-size:11px;font-weight:700;fill:#fff}.step-back{fill:#1d4ed8}
        """;

    public static string Draw(Flow flow, FlowMarks? marks = null)
    {
        marks ??= FlowMarks.None;
        var layout = new FlowLayout(flow);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {layout.Width:0} {layout.Height:0}\" width=\"{layout.Width:0}\" height=\"{layout.Height:0}\" role=\"img\">\n"
        );
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Escape(flow.Name)}</title>\n<style>{Style}</style>\n");
        svg.Append(
            "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#64748b\"/></marker></defs>\n"
        );
        var drawn = flow.Actions.Where(action => flow.Find(action.Identifier) == action).ToList();
        foreach (var action in drawn)
        {
            Lines(svg, flow, layout, marks, action);
        }

        foreach (var action in drawn)
        {
            Block(svg, flow, layout, marks, action);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Lines(StringBuilder svg, Flow flow, FlowLayout layout, FlowMarks marks, FlowAction action)
    {
        var row = 0;
        foreach (var branch in FlowCoverage.RealBranches(action))
        {
            var (x, y) = layout[action.Identifier];
            var (fromX, fromY) = (x + FlowLayout.BlockWidth, y + FlowLayout.HeaderHeight + (FlowLayout.RowHeight * row++) + 10);
            if (flow.Find(branch.Target) is not { } target)
            {
                continue;
            }

            var (toX, toY) = layout[target.Identifier];
            toY += 20;
            var bend = Math.Max(36, Math.Abs(toX - fromX) / 2);
            var kind =
                marks.IsOnPath(flow, action, branch) ? " path"
                : marks.IsUntouched(action, branch) ? " untouched"
                : branch.Kind == BranchKind.Error ? " error"
                : "";
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"line{kind}\" d=\"M{fromX:0.#} {fromY:0.#}C{fromX + bend:0.#} {fromY:0.#} {toX - bend:0.#} {toY:0.#} {toX:0.#} {toY:0.#}\"/>\n"
            );
        }
    }

    private static void Block(StringBuilder svg, Flow flow, FlowLayout layout, FlowMarks marks, FlowAction action)
    {
        var (x, y) = layout[action.Identifier];
        var untouched = marks.IsUntouched(action) ? " untouched" : "";
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<g class=\"block {BlockText.Category(action)}{untouched}\" transform=\"translate({x:0.#} {y:0.#})\">"
        );
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect width=\"{FlowLayout.BlockWidth}\" height=\"{FlowLayout.HeightOf(action):0}\" rx=\"6\"/><rect class=\"head\" x=\"1\" y=\"1\" width=\"{FlowLayout.BlockWidth - 2}\" height=\"{FlowLayout.HeaderHeight - 6}\" rx=\"5\"/>"
        );
        var title = BlockText.Title(action);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text class=\"title\" x=\"10\" y=\"20\">{Short(title, TitleLength)}</text><text class=\"detail\" x=\"10\" y=\"37\">{Short(BlockText.Detail(action), DetailLength)}</text>"
        );
        var row = 0;
        foreach (var branch in FlowCoverage.RealBranches(action))
        {
            var mark = marks.IsUntouched(action, branch) ? " untouched" : "";
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"branch{mark}\" x=\"{FlowLayout.BlockWidth - 10}\" y=\"{FlowLayout.HeaderHeight + (FlowLayout.RowHeight * row++) + 14}\" text-anchor=\"end\">{Short(BlockText.Branch(branch), DetailLength)}</text>"
            );
        }

        var steps = marks.Steps(flow, action).ToList();
        if (steps.Count > 0)
        {
            var text = string.Join(", ", steps.Take(4));
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"step-back\" x=\"-10\" y=\"-10\" width=\"{14 + (7 * text.Length)}\" height=\"18\" rx=\"9\"/><text class=\"step\" x=\"-3\" y=\"3\">{text}</text>"
            );
        }

        svg.Append("</g>\n");
    }

    private static string Short(string text, int length) => Escape(text.Length <= length ? text : text[..(length - 1)] + "…");

    private static string Escape(string text) =>
        WebUtility.HtmlEncode(
            new string([.. text.Where(character => !char.IsControl(character) && XmlConvert.IsXmlChar(character))])
        );
}
