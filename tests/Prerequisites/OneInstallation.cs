using ScreenPop.Toolchain;

namespace ScreenPop.Prerequisites;

/// <summary>Gets a prerequisite once for all test hosts: the first one installs it, the others wait and find it.</summary>
/// <param name="folder">Where the lock and the record of a failure are.</param>
public sealed class OneInstallation(string folder, string name, TimeProvider time)
{
    /// <summary>How long a failure stands: the hosts of one run do not repeat it, the next run tries again.</summary>
    private static readonly TimeSpan FailureStands = TimeSpan.FromMinutes(5);

    // One for all prerequisites: a package manager installs one thing at a time.
    private readonly string lockPath = Path.Combine(folder, "installing.lock");
    private readonly string failurePath = Path.Combine(folder, $"{name}.failure");

    public static OneInstallation Of(string name) =>
        new(Path.Combine(RepositoryLayout.Find().Artifacts, "prerequisites"), name, TimeProvider.System);

    /// <param name="findAsync">Null where the prerequisite is not there.</param>
    /// <param name="installAsync">Brings it.</param>
    /// <exception cref="SetupException">It cannot be had; the message says why and what to do.</exception>
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
