using System.Globalization;
using System.Text.Json.Serialization;

namespace ScreenPop.Benchmarks.Reporting;

/// <summary>One measured figure: the median of its measurements, their spread and its target, if any.</summary>
/// <param name="Median">The median, in <paramref name="Unit"/>.</param>
/// <param name="Low">A tenth of the measurements are below this.</param>
/// <param name="High">A tenth are above this.</param>
/// <param name="Measurements">The number of measurements.</param>
/// <param name="Unit">The unit, such as <c>ms</c>.</param>
internal sealed record Figure(double Median, double Low, double High, int Measurements, string Unit)
{
    public double? AtMost { get; init; }

    public double? AtLeast { get; init; }

    public bool? Holds =>
        AtMost is null && AtLeast is null
            ? null
            : Median <= (AtMost ?? double.MaxValue) && Median >= (AtLeast ?? double.MinValue);

    [JsonIgnore]
    public string Text
    {
        get
        {
            var spread = Measurements > 1 ? $" ({Number(Low)}–{Number(High)})" : "";
            var verdict = Holds switch
            {
                true => "holds",
                false => "**missed**",
                null => "",
            };
            var target =
                AtMost is { } most ? $"; ≤ {Number(most)} {verdict}"
                : AtLeast is { } least ? $"; ≥ {Number(least)} {verdict}"
                : "";
            return $"{Number(Median)} {Unit}{spread}{target}".TrimStart();
        }
    }

    public static Figure Of(Sample sample, string unit) =>
        new(sample.Median, sample.Quantile(0.1), sample.Quantile(0.9), sample.Values.Count, unit);

    public static Figure Of(double value, string unit) => new(value, value, value, 1, unit);

    private static string Number(double value) =>
        value.ToString(
            Math.Abs(value) switch
            {
                < 1 => "0.###",
                < 10 => "0.##",
                < 1000 => "0.#",
                _ => "#,0",
            },
            CultureInfo.InvariantCulture
        );
}
