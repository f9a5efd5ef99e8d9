namespace ScreenPop.Toolchain;

/// <summary>
/// Lets one process at a time do something for all of them, such as installing packages: test projects run side by side and
/// each asks for the same. The operating system gives the lock back when its holder dies.
/// </summary>
public sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(100);

    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <summary>Waits until no other process, and nothing else in this one, holds the lock.</summary>
    /// <param name="path">The lock's file. It is created, with its folder, and never written to.</param>
    public static async Task<FileLock> TakeAsync(string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                await Task.Delay(Retry, cancellationToken);
            }
        }
    }

    public void Dispose() => file.Dispose();
}
