using System.Collections.Immutable;
using ScreenPop.Lambda;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>The latest lines that the functions wrote, also those that name no contact.</summary>
internal sealed class FunctionLog
{
    public const int Most = 500;

    private ImmutableList<LogEntry> entries = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<LogEntry> Entries => entries;

    public void Add(FunctionLogLine line) =>
        ImmutableInterlocked.Update(
            ref entries,
            kept =>
                (kept.Count < Most ? kept : kept.RemoveAt(0)).Add(
                    new LogEntry((kept.LastOrDefault()?.Number ?? 0) + 1, line.At, line.Function, line.Text)
                )
        );
}

/// <param name="Number">Counts all lines of this instance from 1.</param>
internal sealed record LogEntry(long Number, DateTimeOffset At, string Function, string Text);
