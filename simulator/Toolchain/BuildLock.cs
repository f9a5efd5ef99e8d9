namespace ScreenPop.Toolchain;

/// <summary>
/// Lets one process at a time install packages or build the widget: test projects run side by side and each asks for both.
/// The operating system gives the lock back when its holder dies.
/// </summary>
internal sealed class BuildLock : IDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(100);

    private readonly FileStream file;

    private BuildLock(FileStream file) => this.file = file;

    public static async Task<BuildLock> TakeAsync(RepositoryLayout layout, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(layout.Artifacts);
        var path = Path.Combine(layout.Artifacts, "node-build.lock");
        while (true)
        {
            try
            {
                return new BuildLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                await Task.Delay(Retry, cancellationToken);
            }
        }
    }

    public void Dispose() => file.Dispose();
}
