using System.Globalization;

namespace ScreenPop.Benchmarks.Reporting;

/// <summary>
/// What one quantity costs as it grows: the same points as a table, as a plot, and as a sentence on their shape.
/// </summary>
/// <param name="What">What grows, as a heading: <c>contacts waiting</c>.</param>
/// <param name="Points">From the smallest size to the largest, the times in milliseconds.</param>
internal sealed record GrowthCurve(string What, IReadOnlyList<(int Size, Sample Times)> Points)
{
    /// <summary>So many of the largest sizes tell the shape: at the small ones a fixed cost hides it.</summary>
    private const int Telling = 3;

    /// <summary>
    /// The power of the size with which the cost grows at the large sizes: 0 is not at all, 1 is in proportion. A straight line
    /// through the logarithms, by least squares.
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

    /// <summary>How the cost grows, from the figures.</summary>
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
