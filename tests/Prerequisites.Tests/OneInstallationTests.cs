using Microsoft.Extensions.Time.Testing;
using ScreenPop.Toolchain;

namespace ScreenPop.Prerequisites.Tests;

public sealed class OneInstallationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("screen-pop-prerequisites-");
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private string? installed;
    private int installations;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Ten_hosts_that_ask_at_once_get_one_installation()
    {
        var installing = new TaskCompletionSource();
        var hosts = Enumerable
            .Range(0, 10)
            .Select(_ =>
                Task.Run(() =>
                    GetAsync(async () =>
                    {
                        await installing.Task;
                        return installed = "/usr/bin/thing";
                    })
                )
            )
            .ToList();
        Assert.DoesNotContain(hosts, host => host.IsCompleted);

        installing.SetResult();

        Assert.All(await Task.WhenAll(hosts), path => Assert.Equal("/usr/bin/thing", path));
        Assert.Equal(1, installations);
    }

    [Fact]
    public async Task The_hosts_of_one_run_share_a_failure_and_the_next_run_tries_again()
    {
        var first = await Assert.ThrowsAsync<SetupException>(() => GetAsync(() => throw new SetupException("No network.")));
        var second = await Assert.ThrowsAsync<SetupException>(() => GetAsync(() => Task.FromResult("/usr/bin/thing")));
        Assert.Equal(first.Message, second.Message);
        Assert.Equal(1, installations);

        time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("/usr/bin/thing", await GetAsync(() => Task.FromResult("/usr/bin/thing")));
    }

    [Fact]
    public async Task What_somebody_installs_by_hand_after_a_failure_is_found_at_once()
    {
        await Assert.ThrowsAsync<SetupException>(() => GetAsync(() => throw new SetupException("No network.")));
        installed = "/opt/thing";

        Assert.Equal("/opt/thing", await GetAsync(() => throw new SetupException("It is there.")));
    }

    private Task<string> GetAsync(Func<Task<string>> installAsync) =>
        new OneInstallation(folder.FullName, "thing", time).GetAsync(
            () => Task.FromResult(installed),
            () =>
            {
                Interlocked.Increment(ref installations);
                return installAsync();
            },
            TestContext.Current.CancellationToken
        );
}
