using ScreenPop.Toolchain;

namespace ScreenPop.Prerequisites;

/// <summary>Installs a prerequisite once for all test hosts. The first host installs it; the others wait and find it.</summary>
/// <param name="folder">The folder of the lock and of the record of a failure.</param>
public sealed class OneInstallation(string folder, string name, TimeProvider time)
{
    /// <summary>How long a failure counts: the hosts of one run do not repeat it, and the next run tries again.</summary>
    private static readonly TimeSpan FailureStands = TimeSpan.FromMinutes(5);

    // One lock for all prerequisites, because a package manager runs one installation at a time.
    private readonly string lockPath = Path.Combine(folder, "installing.lock");
    private readonly string failurePath = Path.Combine(folder, $"{name}.failure");

    public static OneInstallation Of(string name) =>
        new(Path.Combine(RepositoryLayout.Find().Artifacts, "prerequisites"), name, TimeProvider.System);

    /// <param name="findAsync">Returns null when the prerequisite is missing.</param>
    /// <param name="installAsync">Installs it.</param>
    /// <exception cref="SetupException">It cannot be installed; the message states the reason and the remedy.</exception>
    public async Task<string> GetAsync(
        Func<Task<string?>> findAsync,
        Func<Task<string>> installAsync,
        CancellationToken cancellationToken
    )
    {
        if (await findAsync() is { } present)
        {
            return present;
        }

        using var taken = await FileLock.TakeAsync(lockPath, cancellationToken);
        if (await findAsync() is { } installedMeanwhile)
        {
            return installedMeanwhile;
        }

        if (File.Exists(failurePath) && time.GetUtcNow() - File.GetLastWriteTimeUtc(failurePath) < FailureStands)
        {
            throw new SetupException(await File.ReadAllTextAsync(failurePath, cancellationToken));
        }

        try
        {
            var installed = await installAsync();
            File.Delete(failurePath);
            return installed;
        }
        catch (SetupException problem)
        {
            await File.WriteAllTextAsync(failurePath, problem.Message, cancellationToken);
            throw;
        }
    }
}
