using ScreenPop.BrowserKit;

namespace ScreenPop.Prerequisites.Tests;

/// <summary>Playwright's browser, on a machine with or without access to its server.</summary>
internal sealed class FakeDownload(FakeMachine machine) : IBrowserDownload
{
    public const string Path = "/home/user/.cache/ms-playwright/chromium-1/chrome-linux64/chrome";

    public string ExecutablePath => Path;

    public bool IsReachable { get; init; }

    /// <summary>True when the browser starts only after its libraries are installed.</summary>
    public bool LacksLibraries { get; init; }

    public int Downloads { get; private set; }

    public Task<string?> DownloadAsync(CancellationToken cancellationToken)
    {
        Downloads++;
        if (!IsReachable)
        {
            return Task.FromResult<string?>("Playwright's could not be downloaded");
        }

        machine.Add(Path);
        if (LacksLibraries)
        {
            machine.Failing.Add(Path);
        }

        return Task.FromResult<string?>(null);
    }

    public Task<string?> InstallLibrariesAsync(CancellationToken cancellationToken)
    {
        machine.Failing.Remove(Path);
        return Task.FromResult<string?>(null);
    }
}
