using System.Globalization;

namespace ScreenPop.Benchmarks.Reporting;

/// <summary>The cost of a growing quantity as a table, as a plot and as a sentence on the shape of the curve.</summary>
/// <param name="What">The growing quantity, as a heading: <c>contacts waiting</c>.</param>
/// <param name="Points">The points from the smallest size to the largest, with times in milliseconds.</param>
internal sealed record GrowthCurve(string What, IReadOnlyList<(int Size, Sample Times)> Points)
{
    /// <summary>The number of largest sizes that determine the shape. At small sizes a fixed cost hides it.</summary>
    private const int Telling = 3;

    /// <summary>
    /// The power of the size with which the cost grows at the large sizes: 0 for constant, 1 for proportional. It is the slope
    /// of a least-squares line through the logarithms.
    /// </summary>
    public double Exponent
    {
        get
        {
            var telling = Points
                .TakeLast(Telling)
                .Select(point => (Size: Math.Log(point.Size), Cost: Math.Log(point.Times.Median)))
                .ToList();
            var (size, cost) = (telling.Average(point => point.Size), telling.Average(point => point.Cost));
            return telling.Sum(point => (point.Size - size) * (point.Cost - cost))
                / telling.Sum(point => Math.Pow(point.Size - size, 2));
        }
    }

    /// <summary>A sentence on the growth, derived from the figures.</summary>
    public string Sentence
    {
        get
        {
            var (first, last) = (Points[0], Points[^1]);
            var shape = Exponent switch
            {
                < 0.15 => "does not grow",
                < 0.8 => "grows less than in proportion",
                < 1.2 => "grows in proportion",
                _ => "grows **more than in proportion**",
            };
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{What}: {last.Size / (double)first.Size:#,0} times as much costs {last.Times.Median / first.Times.Median:0.##} times the time; at the largest sizes the cost {shape} (power {Exponent:0.00})."
            );
        }
    }

    public Table Table(string column, double? atMost = null)
    {
        var table = new Table(What, [column]);
        foreach (var (size, times) in Points)
        {
            table.Add(size.ToString("#,0", CultureInfo.InvariantCulture), Figure.Of(times, "ms") with { AtMost = atMost });
        }

        return table;
    }

    public void Plot(string path, string title) =>
        GrowthPlot.Write(
            path,
            title,
            What,
            "milliseconds",
            new Dictionary<string, IReadOnlyList<(double, double)>>
            {
                ["p50"] = [.. Points.Select(point => ((double)point.Size, point.Times.Median))],
                ["p90"] = [.. Points.Select(point => ((double)point.Size, point.Times.Quantile(0.9)))],
            }
        );
}
