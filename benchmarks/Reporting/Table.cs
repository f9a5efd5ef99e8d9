using System.Text;

namespace ScreenPop.Benchmarks.Reporting;

/// <summary>A table of figures.</summary>
/// <param name="Heading">The heading of the rows.</param>
/// <param name="Columns">The names of the columns.</param>
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

/// <param name="Name">The measured quantity.</param>
/// <param name="Figures">One figure per column; null for none.</param>
internal sealed record Row(string Name, IReadOnlyList<Figure?> Figures);
