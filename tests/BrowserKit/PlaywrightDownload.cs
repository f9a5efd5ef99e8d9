using ScreenPop.Prerequisites;

namespace ScreenPop.BrowserKit;

/// <summary>Runs Playwright's installer in a separate process, since it ends its own process on some failures.</summary>
internal sealed class PlaywrightDownload(string executablePath, IMachine machine, SystemPackages packages) : IBrowserDownload
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, ".playwright", "package", "cli.js");

    public string ExecutablePath => executablePath;

    public async Task<string?> DownloadAsync(CancellationToken cancellationToken) =>
        Node() is { } node
        && await machine.RunAsync(node, [Script, "install", "--no-shell", "chromium"], Timeout, cancellationToken) is null
            ? null
            // The installer prints a stack trace for each of its servers, which does not belong in a sentence.
            : "Playwright's could not be downloaded";

    public async Task<string?> InstallLibrariesAsync(CancellationToken cancellationToken) =>
        Node() is { } node
            ? await packages.RunAsRootAsync(node, [Script, "install-deps", "chromium"], cancellationToken)
            : "Playwright's driver is not beside the tests";

    private static string? Node() =>
        Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, ".playwright", "node"), "node*", SearchOption.AllDirectories)
            .FirstOrDefault();
}
