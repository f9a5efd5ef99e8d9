namespace ScreenPop.Toolchain;

/// <summary>
/// A lock between processes for work that one process does for all, such as installing packages: test projects run in parallel
/// and need the same packages. The operating system releases the lock when its holder dies.
/// </summary>
public sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(100);

    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <summary>Waits until no other process, and no other holder in this process, has the lock.</summary>
    /// <param name="path">The lock's file. The lock creates it and its folder and never writes to it.</param>
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
