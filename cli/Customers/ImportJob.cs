using ScreenPop.Customers.Import;

namespace ScreenPop.Cli.Customers;

/// <summary>One import, ready to run.</summary>
/// <param name="RunAsync">Imports the file.</param>
/// <param name="Report">What was done so far.</param>
internal sealed record ImportJob(Func<RecordFile, CancellationToken, Task<ImportReport>> RunAsync, Func<ImportReport> Report)
{
    /// <summary>What to say of the file before anything is written.</summary>
    public Func<RecordFile, IEnumerable<string>> Announce { get; init; } = _ => [];

    /// <summary>What follows the import; gives the exit code where it is another than the import's own.</summary>
    public Func<TextWriter, CancellationToken, Task<int?>> FollowAsync { get; init; } = (_, _) => Task.FromResult<int?>(null);
}
