using ScottPlot;

namespace ScreenPop.Benchmarks.Reporting;

/// <summary>One quantity as it grows: its size on a logarithmic axis, what it costs on a plain one that begins at zero.</summary>
internal static class GrowthPlot
{
    /// <param name="path">Of the SVG file.</param>
    /// <param name="title">What grows.</param>
    /// <param name="sizeLabel">What the sizes count.</param>
    /// <param name="costLabel">What was measured, with its unit.</param>
    /// <param name="curves">Points of each curve by its name; sizes are above zero.</param>
    public static void Write(
        string path,
        string title,
        string sizeLabel,
        string costLabel,
        IReadOnlyDictionary<string, IReadOnlyList<(double Size, double Cost)>> curves
    )
    {
        using var plot = new Plot();
        foreach (var (name, points) in curves)
        {
            var scatter = plot.Add.Scatter(
                points.Select(p => Math.Log10(p.Size)).ToArray(),
                points.Select(p => p.Cost).ToArray()
            );
            scatter.LegendText = name;
        }

        var sizes = curves.Values.SelectMany(points => points).Select(p => p.Size).Distinct().Order().ToArray();
        plot.Axes.Bottom.SetTicks(
            [.. sizes.Select(Math.Log10)],
            [.. sizes.Select(size => size.ToString("#,0.##", System.Globalization.CultureInfo.InvariantCulture))]
        );
        plot.Axes.SetLimitsY(0, curves.Values.SelectMany(points => points).Max(p => p.Cost) * 1.2);
        plot.Title(title);
        plot.XLabel(sizeLabel);
        plot.YLabel(costLabel);
        plot.ShowLegend(Alignment.UpperLeft);
        plot.SaveSvg(path, 720, 400);
    }
}
