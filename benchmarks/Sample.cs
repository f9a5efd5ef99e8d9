namespace ScreenPop.Benchmarks;

/// <summary>Measured values and their quantiles.</summary>
internal sealed class Sample
{
    private readonly List<double> values = [];

    public void Add(double value) => values.Add(value);

    public double Median => Quantile(0.5);

    public double Quantile(double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Min(sorted.Count - 1, Math.Floor(share * sorted.Count))];
    }
}
