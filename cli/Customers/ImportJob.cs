using ScreenPop.Customers.Import;

namespace ScreenPop.Cli.Customers;

/// <summary>An import that is ready to run.</summary>
/// <param name="RunAsync">Imports the file.</param>
/// <param name="Report">Returns the progress so far.</param>
internal sealed record ImportJob(Func<RecordFile, CancellationToken, Task<ImportReport>> RunAsync, Func<ImportReport> Report)
{
    /// <summary>Returns lines to print before anything is written.</summary>
    public Func<RecordFile, IEnumerable<string>> Announce { get; init; } = _ => [];

    /// <summary>Runs after the import; returns an exit code, or null to keep the import's own.</summary>
    public Func<TextWriter, CancellationToken, Task<int?>> FollowAsync { get; init; } = (_, _) => Task.FromResult<int?>(null);
}
