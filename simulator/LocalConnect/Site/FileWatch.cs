namespace ScreenPop.LocalConnect.Site;

/// <summary>
/// Reports changes of a file. It polls time and length, because the system's events miss some editors' ways to replace a file,
/// and shared folders send none.
/// </summary>
public sealed class FileWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource closing = new();
    private readonly Task looking;

    private FileWatch(string path, Func<CancellationToken, Task> changed) => looking = LookAsync(path, changed, closing.Token);

    /// <param name="path">The file.</param>
    /// <param name="changed">Called after each change, one call at a time. It reports its own failures.</param>
    public static FileWatch Start(string path, Func<CancellationToken, Task> changed) => new(path, changed);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        closing.Dispose();
    }

    private static async Task LookAsync(string path, Func<CancellationToken, Task> changed, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval);
        var known = StampOf(path);
        var last = known;
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            var now = StampOf(path);
            // The stamp of a file that is still being written changes again.
            if (now != known && now == last)
            {
                known = now;
                await changed(cancellation);
            }

            last = now;
        }
    }

    private static (DateTime Written, long Length) StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }
}
