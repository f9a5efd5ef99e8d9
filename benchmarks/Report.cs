using System.Globalization;
using System.Text;
using System.Text.Json;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks;

/// <summary>One measured figure and, where there is one, what it should be.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Unit">Such as <c>ms</c>.</param>
/// <param name="AtMost">Upper limit; null when there is none.</param>
/// <param name="AtLeast">Lower limit; null when there is none.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? AtMost = null, double? AtLeast = null)
{
    public bool? Holds => AtMost is null && AtLeast is null ? null : Value <= (AtMost ?? double.MaxValue) && Value >= (AtLeast ?? double.MinValue);

    public string Target => AtMost is { } most ? $"≤ {Number(most)}" : AtLeast is { } least ? $"≥ {Number(least)}" : "";

    public static string Number(double value) => value.ToString(Math.Abs(value) < 10 ? "0.###" : "#,0.#", CultureInfo.InvariantCulture);
}

/// <summary>The figures of one run of a benchmark, printed and kept in benchmarks/reports as Markdown and JSON.</summary>
internal sealed record Report(string Title, string Method, IReadOnlyList<Figure> Figures)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public void Write(string name)
    {
        var folder = Path.Combine(RepositoryLayout.Find().Root, "benchmarks", "reports");
        Directory.CreateDirectory(folder);
        var markdown = Markdown();
        File.WriteAllText(Path.Combine(folder, name + ".md"), markdown);
        File.WriteAllText(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(this, Indented) + "\n");
        Console.WriteLine(markdown);
    }

    private string Markdown()
    {
        var text = new StringBuilder($"# {Title}\n\n{Method}\n\nMeasured on {Environment.ProcessorCount} cores, .NET {Environment.Version}.\n\n");
        text.Append("| figure | measured | target | |\n|---|---:|---:|---|\n");
        foreach (var figure in Figures)
        {
            var verdict = figure.Holds switch { true => "holds", false => "missed", null => "" };
            text.Append(CultureInfo.InvariantCulture, $"| {figure.Name} | {Figure.Number(figure.Value)} {figure.Unit} | {figure.Target} | {verdict} |\n");
        }

        return text.ToString();
    }
}
