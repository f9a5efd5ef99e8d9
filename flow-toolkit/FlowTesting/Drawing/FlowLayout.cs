using System.Text.Json;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowTesting.Coverage;

namespace ScreenPop.FlowTesting.Drawing;

/// <summary>The position of each block: from the console's metadata, or in columns by distance from the start.</summary>
internal sealed class FlowLayout
{
    public const int BlockWidth = 216;
    public const int HeaderHeight = 52;
    public const int RowHeight = 20;
    private const int ColumnWidth = 300;
    private const int Gap = 40;
    private const int Margin = 40;

    private readonly Dictionary<string, (double X, double Y)> positions = new(StringComparer.Ordinal);

    public FlowLayout(Flow flow)
    {
        if (!ReadConsolePositions(flow))
        {
            positions.Clear();
            ArrangeInColumns(flow);
        }

        var left = positions.Values.Select(at => at.X).DefaultIfEmpty().Min() - Margin;
        var top = positions.Values.Select(at => at.Y).DefaultIfEmpty().Min() - Margin;
        foreach (var (identifier, at) in positions.ToList())
        {
            positions[identifier] = (at.X - left, at.Y - top);
        }

        Width = positions.Values.Select(at => at.X + BlockWidth).DefaultIfEmpty().Max() + Margin;
        Height = flow.Actions.Select(action => positions[action.Identifier].Y + HeightOf(action)).DefaultIfEmpty().Max() + Margin;
    }

    public double Width { get; }

    public double Height { get; }

    public (double X, double Y) this[string identifier] => positions[identifier];

    public static double HeightOf(FlowAction action) =>
        HeaderHeight + (RowHeight * FlowCoverage.RealBranches(action).Count()) + 6;

    private bool ReadConsolePositions(Flow flow)
    {
        foreach (var action in flow.Actions)
        {
            if (
                flow.Metadata.ValueKind != JsonValueKind.Object
                || !flow.Metadata.TryGetProperty("ActionMetadata", out var blocks)
                || blocks.ValueKind != JsonValueKind.Object
                || !blocks.TryGetProperty(action.Identifier, out var block)
                || block.ValueKind != JsonValueKind.Object
                || !block.TryGetProperty("position", out var position)
                || position.ValueKind != JsonValueKind.Object
                || !position.TryGetProperty("x", out var x)
                || !x.TryGetNumber(out var left)
                || !position.TryGetProperty("y", out var y)
                || !y.TryGetNumber(out var top)
            )
            {
                return false;
            }

            positions[action.Identifier] = (left, top);
        }

        return !Overlaps(flow);
    }

    private bool Overlaps(Flow flow)
    {
        var placed = flow
            .Actions.Select(action => (At: positions[action.Identifier], Height: HeightOf(action)))
            .OrderBy(block => block.At.X)
            .ToList();
        for (var i = 0; i < placed.Count; i++)
        {
            for (var j = i + 1; j < placed.Count && placed[j].At.X < placed[i].At.X + BlockWidth; j++)
            {
                if (placed[j].At.Y < placed[i].At.Y + placed[i].Height && placed[i].At.Y < placed[j].At.Y + placed[j].Height)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void ArrangeInColumns(Flow flow)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var work = new Queue<string>();
        Visit(flow.StartAction, 0);
        while (work.TryDequeue(out var identifier))
        {
            foreach (var branch in flow.Find(identifier)!.Branches)
            {
                Visit(branch.Target, columns[identifier] + 1);
            }
        }

        var heights = new Dictionary<int, double>();
        foreach (var action in flow.Actions)
        {
            var column = columns.GetValueOrDefault(action.Identifier);
            var top = heights.GetValueOrDefault(column);
            positions.TryAdd(action.Identifier, (column * ColumnWidth, top));
            heights[column] = top + HeightOf(action) + Gap;
        }

        void Visit(string identifier, int column)
        {
            if (flow.Find(identifier) is not null && columns.TryAdd(identifier, column))
            {
                work.Enqueue(identifier);
            }
        }
    }
}

file static class JsonNumbers
{
    public static bool TryGetNumber(this JsonElement json, out double number)
    {
        number = 0;
        return json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out number) && Math.Abs(number) < 1_000_000;
    }
}
