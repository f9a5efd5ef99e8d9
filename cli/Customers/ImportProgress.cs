using System.Globalization;
using ScreenPop.Customers.Import;
using Spectre.Console;

namespace ScreenPop.Cli.Customers;

/// <summary>A bar at the bottom of a terminal that shows how far an import is; nothing where there is no terminal.</summary>
internal sealed class ImportProgress : IAsyncDisposable
{
    private readonly TextWriter terminal;
    private readonly Func<double?> share;
    private readonly IAnsiConsole? console;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task drawing = Task.CompletedTask;
    private ProgressTask? bar;

    /// <param name="terminal">Where lines that stay are written as well.</param>
    /// <param name="share">How much of the file is read, 0 to 1; null where that is not known.</param>
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

    /// <summary>Prints a line that stays.</summary>
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

    /// <summary>Takes the bar away. What is printed later comes in its place.</summary>
    public Task EndAsync()
    {
        ended.TrySetResult();
        return drawing;
    }

    public async ValueTask DisposeAsync() => await EndAsync();
}
