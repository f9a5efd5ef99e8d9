using System.Globalization;
using ScreenPop.Customers.Import;
using Spectre.Console;

namespace ScreenPop.Cli.Customers;

/// <summary>Shows the progress of an import as a bar at the bottom of a terminal. Without a terminal it shows nothing.</summary>
internal sealed class ImportProgress : IAsyncDisposable
{
    private readonly TextWriter terminal;
    private readonly Func<double?> share;
    private readonly IAnsiConsole? console;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task drawing = Task.CompletedTask;
    private ProgressTask? bar;

    /// <param name="terminal">The terminal, which also receives the permanent lines.</param>
    /// <param name="share">The part of the file that has been read, from 0 to 1; null when unknown.</param>
    public ImportProgress(TextWriter terminal, Func<double?> share)
    {
        this.terminal = terminal;
        this.share = share;
        if (!ReferenceEquals(terminal, Console.Error) || Console.IsErrorRedirected)
        {
            return;
        }

        console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal) });
        drawing = console
            .Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn(), new RemainingTimeColumn())
            .StartAsync(progress =>
            {
                bar = progress.AddTask("0 rows", maxValue: 1);
                return ended.Task;
            });
    }

    public void Show(ImportReport report)
    {
        if (bar is null)
        {
            return;
        }

        bar.Description = string.Create(CultureInfo.InvariantCulture, $"{report.Rows:#,0} rows, {report.Refused:#,0} refused");
        bar.Value = share() ?? 0;
    }

    /// <summary>Prints a permanent line.</summary>
    public void Print(string line)
    {
        if (console is null)
        {
            terminal.WriteLine(line);
        }
        else
        {
            console.WriteLine(line);
        }
    }

    /// <summary>Removes the bar. Later output takes its place.</summary>
    public Task EndAsync()
    {
        ended.TrySetResult();
        return drawing;
    }

    public async ValueTask DisposeAsync() => await EndAsync();
}
