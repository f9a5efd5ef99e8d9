using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Amazon.DynamoDBv2;
using ScreenPop.Customers.Import;

namespace ScreenPop.Cli.Customers;

/// <summary>The common part of both imports: the file, its refused rows, the progress, the report and the exit code.</summary>
internal static class ImportRun
{
    private const int MostReasonsShown = 10;

    private static readonly Argument<string> File = new("FILE")
    {
        Description =
            "A .csv or .tsv file whose first line names the columns, an .xlsx workbook (its first sheet), or a .jsonl file.",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Read and compare without writing." };

    private static readonly Option<string?> EncodingName = new("--encoding")
    {
        Description = "Encoding of the text, such as utf-8, utf-16 or windows-1252. Default: detected from the file.",
    };

    /// <param name="description">The command's description.</param>
    /// <param name="prepare">Creates the import from the common options.</param>
    public static Command Create(string description, Func<ParseResult, IAmazonDynamoDB, ImportOptions, ImportJob> prepare)
    {
        var command = new Command(
            "import",
            description
                + " Exit code: 0 all rows imported, 1 rows refused, 2 unusable file or option, 3 table failed, 130 interrupted."
        )
        {
            File,
            DryRun,
            EncodingName,
        };
        TableArguments.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, prepare, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed,
        Func<ParseResult, IAmazonDynamoDB, ImportOptions, ImportJob> prepare,
        CancellationToken cancellationToken
    )
    {
        var path = parsed.GetRequiredValue(File);
        var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        using var dynamoDb = TableArguments.ClientOf(parsed);
        using var file = Usable(() => RecordFile.Open(path, Encoding(parsed)));
        using var refused = new RefusedRowsFile(path + ".refused" + (file.IsJsonLines ? Path.GetExtension(path) : ".csv"), file);
        await using var progress = new ImportProgress(errors, () => file.Progress);
        var reasons = new RefusalReasons();
        var job = prepare(
            parsed,
            dynamoDb,
            new ImportOptions
            {
                Country = TableArguments.CountryOf(parsed),
                DryRun = parsed.GetValue(DryRun),
                OnProgress = progress.Show,
                OnRefused = row =>
                {
                    refused.Add(row);
                    if (reasons.Add(row) <= MostReasonsShown)
                    {
                        progress.Print($"{Path.GetFileName(path)}, line {row.Line}: {row.Reason}");
                    }
                },
            }
        );
        foreach (var line in Usable(() => job.Announce(file).ToList()))
        {
            await output.WriteLineAsync(line);
        }

        var watch = Stopwatch.StartNew();
        var isDry = parsed.GetValue(DryRun);
        var code = await AttemptAsync(
            async () =>
            {
                await job.RunAsync(file, cancellationToken);
                return job.Report().Refused > 0 ? ExitCode.Failure : ExitCode.Success;
            },
            () => !isDry && job.Report() is not { ItemsWritten: 0, ItemsDeleted: 0, ItemsInDoubt: 0 }
        );
        await progress.EndAsync();
        refused.Dispose();
        if (code != ExitCode.BadUsage || job.Report().Rows > 0)
        {
            await TellAsync(output, job.Report(), isDry, watch.Elapsed, reasons);
            await TellRefusedAsync(output, job.Report(), refused);
        }

        return code is ExitCode.Success or ExitCode.Failure
            ? await AttemptAsync(async () => await job.FollowAsync(output, cancellationToken) ?? code, () => !isDry)
            : code;

        async Task<int> AttemptAsync(Func<Task<int>> work, Func<bool> isBegun)
        {
            try
            {
                return await TableProblem.TellAsync(TableArguments.TableOf(parsed), work, cancellationToken);
            }
            catch (Exception problem) when (ImportEnd.Of(problem, isBegun()) is { } end)
            {
                await progress.EndAsync();
                foreach (var line in end.Lines)
                {
                    await errors.WriteLineAsync(line);
                }

                return end.Code;
            }
        }
    }

    private static async Task TellAsync(
        TextWriter output,
        ImportReport report,
        bool dryRun,
        TimeSpan elapsed,
        RefusalReasons reasons
    )
    {
        foreach (var line in ImportText.Lines(report, dryRun, elapsed, reasons))
        {
            await output.WriteLineAsync(line);
        }
    }

    private static async Task TellRefusedAsync(TextWriter output, ImportReport report, RefusedRowsFile refused)
    {
        if (refused.Problem is { } problem)
        {
            await output.WriteLineAsync(
                $"The refused rows could not be saved in {refused.Path}: {problem} Remove the cause and run the same command again; it writes no row twice."
            );
        }
        else if (report.Refused > 0)
        {
            await output.WriteLineAsync(
                $"Refused rows and reasons: {refused.Path}; correct the rows there and import that file."
            );
        }
    }

    private static Encoding? Encoding(ParseResult parsed) =>
        parsed.GetValue(EncodingName) is not { } name
            ? null
            : RecordFile.FindEncoding(name)
                ?? throw new BadUsageException($"--encoding is '{name}': give a name such as utf-8, utf-16 or windows-1252.");

    private static T Usable<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ImportException problem)
        {
            throw new BadUsageException(problem.Message);
        }
    }
}
