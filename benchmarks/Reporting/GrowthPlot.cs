using ScottPlot;

namespace ScreenPop.Benchmarks.Reporting;

/// <summary>Plots a cost by size: the size on a logarithmic axis, the cost on a linear axis that starts at zero.</summary>
internal static class GrowthPlot
{
    /// <param name="path">The path of the SVG file.</param>
    /// <param name="title">The growing quantity.</param>
    /// <param name="sizeLabel">The unit of the sizes.</param>
    /// <param name="costLabel">The measured cost, with its unit.</param>
    /// <param name="curves">The points of each curve, by its name. Sizes are positive.</param>
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
