namespace ScreenPop.Benchmarks.Reporting;

/// <summary>Measured values of one quantity.</summary>
internal sealed class Sample
{
    private readonly List<double> values = [];

    public IReadOnlyList<double> Values => values;

    public static Sample Of(IEnumerable<double> values)
    {
        var sample = new Sample();
        sample.values.AddRange(values);
        return sample;
    }

    public double Latest => values[^1];

    public double Median => Quantile(0.5);

    public double Mean => values.Average();

    public void Add(double value) => values.Add(value);

    public double Quantile(double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Min(sorted.Count - 1, Math.Floor(share * sorted.Count))];
    }

    /// <summary>
    /// Divides by another sample, pair by pair in the order of measurement, so that a slowdown of both cancels out.
    /// </summary>
    public Sample DividedBy(Sample other) => Paired(other, static (value, divisor) => value / divisor);

    /// <summary>Subtracts another sample, pair by pair in the order of measurement.</summary>
    public Sample Minus(Sample other) => Paired(other, static (value, less) => value - less);

    private Sample Paired(Sample other, Func<double, double, double> of) => Of(values.Zip(other.values, of));
}
