using System.Globalization;
using System.Text;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowTesting.Coverage;

namespace ScreenPop.FlowTesting.Drawing.Page;

/// <summary>The lines from each branch to its target.</summary>
internal static class FlowEdges
{
    private const double Corner = 10;
    private const double Clear = 22;

    /// <summary>The middle of a block's head, where lines end.</summary>
    private const double Entry = 23;

    /// <param name="ids">The element id of each block, by identifier.</param>
    public static void Write(StringBuilder page, Flow flow, FlowLayout layout, FlowMarks marks, Dictionary<string, string> ids)
    {
        foreach (var action in flow.Actions.Where(action => flow.Find(action.Identifier) == action))
        {
            var row = 0;
            foreach (var branch in FlowCoverage.RealBranches(action))
            {
                var at = row++;
                if (flow.Find(branch.Target) is not { } target)
                {
                    continue;
                }

                var kind =
                    marks.IsOnPath(flow, action, branch) ? " path"
                    : branch.Kind == BranchKind.Error ? " error"
                    : "";
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"<path class=\"edge{kind}\" data-from=\"{ids[action.Identifier]}\" data-to=\"{ids[target.Identifier]}\" d=\"{Line(layout, action, at, target)}\"/>\n"
                );
            }
        }
    }

    private static string Line(FlowLayout layout, FlowAction from, int row, FlowAction to)
    {
        var (x, y) = layout[from.Identifier];
        var (startX, startY) = (x + FlowLayout.BlockWidth, y + 60 + (FlowLayout.RowHeight * row));
        var (endX, endY) = layout[to.Identifier];
        return endX >= startX + Clear
            ? Forward(startX, startY, endX - 1, endY + Entry)
            : Around(startX + 14 + (4 * (row % 5)), startX, startY, endX - 1, endY);
    }

    private static string Forward(double startX, double startY, double endX, double endY)
    {
        var bend = Math.Clamp((endX - startX) / 2, 18, 140);
        return Path(
            $"M{startX:0.#} {startY:0.#}C{startX + bend:0.#} {startY:0.#} {endX - bend:0.#} {endY:0.#} {endX:0.#} {endY:0.#}"
        );
    }

    /// <summary>A line that leaves to the right, returns through the gap above its target and enters from the left.</summary>
    private static string Around(double outX, double startX, double startY, double endX, double top)
    {
        var gap = top - 18;
        var inX = endX - Clear;
        var down = gap > startY ? 1 : -1;
        var turn = Math.Min(Corner, Math.Abs(gap - startY) / 2);
        var end = top + Entry;
        return Path(
            $"M{startX:0.#} {startY:0.#}H{outX - turn:0.#}q{turn} 0 {turn} {turn * down}V{gap - (turn * down):0.#}q0 {turn * down} {-turn} {turn * down}H{inX + Corner:0.#}q{-Corner} 0 {-Corner} {Corner}V{end - Corner:0.#}q0 {Corner} {Corner} {Corner}H{endX:0.#}"
        );
    }

    private static string Path(FormattableString path) => FormattableString.Invariant(path);
}
