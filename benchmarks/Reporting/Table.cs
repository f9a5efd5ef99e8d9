using System.Text;

namespace ScreenPop.Benchmarks.Reporting;

/// <summary>Figures side by side.</summary>
/// <param name="Heading">What is in the rows.</param>
/// <param name="Columns">Names of the columns of figures.</param>
internal sealed record Table(string Heading, IReadOnlyList<string> Columns)
{
    public List<Row> Rows { get; } = [];

    public void Add(string name, params IReadOnlyList<Figure?> figures) => Rows.Add(new Row(name, figures));

    public string Markdown()
    {
        var text = new StringBuilder(
            $"| {Heading} | {string.Join(" | ", Columns)} |\n|---|{string.Concat(Columns.Select(_ => "---:|"))}\n"
        );
        foreach (var row in Rows)
        {
            text.Append($"| {row.Name} | {string.Join(" | ", row.Figures.Select(figure => figure?.Text ?? ""))} |\n");
        }

        return text.ToString();
    }
}

/// <param name="Name">What was measured.</param>
/// <param name="Figures">One for each column; null where there is none.</param>
internal sealed record Row(string Name, IReadOnlyList<Figure?> Figures);
