using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScreenPop.Benchmarks.Reporting;

/// <summary>
/// Writes reports to benchmarks/reports, as Markdown and as JSON. Reports of quick runs stay out of the repository.
/// </summary>
internal static class ReportFiles
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Folder(BenchmarkRun run) =>
        Directory
            .CreateDirectory(
                run.Choose(
                    Path.Combine(run.Layout.Root, "benchmarks", "reports"),
                    Path.Combine(run.Layout.Artifacts, "benchmarks", "reports")
                )
            )
            .FullName;

    public static void Write(BenchmarkRun run, string name, Machine machine, Report report)
    {
        var markdown = Markdown(run, machine, report);
        var path = Path.Combine(Folder(run), name);
        File.WriteAllText(path + ".md", markdown);
        File.WriteAllText(
            path + ".json",
            JsonSerializer.Serialize(
                new
                {
                    run.Quick,
                    machine,
                    report,
                },
                Json
            ) + "\n"
        );
        Console.WriteLine(markdown);
    }

    private static string Markdown(BenchmarkRun run, Machine machine, Report report)
    {
        var text = new StringBuilder(
            $"# {report.Title}\n\n{report.Method}\n\n{machine.Text} Where there is a spread, a tenth of the measurements lie below it and a tenth above."
                + run.Choose("\n", " **A quick run: few measurements, to see that it works.**\n")
        );
        foreach (var table in report.Tables)
        {
            text.Append('\n').Append(table.Markdown());
        }

        foreach (var plot in report.Plots)
        {
            text.Append($"\n![{Path.GetFileNameWithoutExtension(plot)}]({plot})\n");
        }

        return report.Reading.Length == 0 ? text.ToString() : text.Append($"\n{report.Reading}\n").ToString();
    }
}
