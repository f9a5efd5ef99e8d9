using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Amazon.DynamoDBv2;
using ScreenPop.Customers.Import;

namespace ScreenPop.Cli.Customers;

/// <summary>What both imports have in common: the file, its refused rows, the progress and the report.</summary>
internal static class ImportRun
{
    private const int MostReasonsShown = 10;

    private static readonly Argument<string> File = new("FILE")
    {
        Description = "A .csv file (comma, UTF-8, first line names the columns) or a .jsonl file.",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Read and compare, and write nothing." };

    public static Command Create(
        string description,
        Func<IAmazonDynamoDB, string, ImportOptions, RecordFile, CancellationToken, Task<ImportReport>> import
    )
    {
        var command = new Command("import", description) { File, DryRun };
        TableArguments.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, import, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed,
        Func<IAmazonDynamoDB, string, ImportOptions, RecordFile, CancellationToken, Task<ImportReport>> import,
        CancellationToken cancellationToken
    )
    {
        var path = parsed.GetRequiredValue(File);
        var table = TableArguments.TableOf(parsed);
        var streams = parsed.InvocationConfiguration;
        var country = TableArguments.CountryOf(parsed);
        using var dynamoDb = TableArguments.ClientOf(parsed);
        using var file = Open(path);
        var refusedPath = path + ".refused" + Path.GetExtension(path);
        using var refused = new RefusedRowsFile(refusedPath, file);
        var shown = 0;
        using var progress = new ProgressLine(streams.Error, () => file.Progress);
        var options = new ImportOptions
        {
            Country = country,
            DryRun = parsed.GetValue(DryRun),
            OnProgress = progress.Show,
            OnRefused = row =>
            {
                refused.Add(row);
                if (shown++ < MostReasonsShown)
                {
                    progress.Print($"{Path.GetFileName(path)}, line {row.Line}: {row.Reason}");
                }
            },
        };

        var watch = Stopwatch.StartNew();
        var report = await TableProblem.TellAsync(table, () => import(dynamoDb, table, options, file, cancellationToken));
        progress.Clear();
        await streams.Output.WriteLineAsync(Text(report, options.DryRun, watch.Elapsed));
        if (report.Refused > 0)
        {
            await streams.Output.WriteLineAsync(
                $"Refused rows and reasons: {refusedPath}; correct them there and import that file."
            );
        }

        return report.Refused > 0 ? ExitCode.Failure : ExitCode.Success;
    }

    private static RecordFile Open(string path)
    {
        try
        {
            return RecordFile.Open(path);
        }
        catch (ImportException problem)
        {
            throw new BadUsageException(problem.Message);
        }
    }

    private static string Text(ImportReport report, bool dryRun, TimeSpan elapsed) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(dryRun ? "Dry run, nothing written. " : "")}{report.Rows:#,0} rows: {report.Added:#,0} added, {report.Changed:#,0} changed, "
                + $"{report.Unchanged:#,0} unchanged, {report.Refused:#,0} refused; {report.ItemsWritten:#,0} items written, "
                + $"{report.ItemsDeleted:#,0} deleted, in {elapsed.TotalSeconds:0.0} s."
        );
}
