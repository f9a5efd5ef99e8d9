using ScreenPop.Prerequisites;

namespace ScreenPop.BrowserKit;

/// <summary>Playwright's installer, in a process of its own: it ends the process it runs in on some failures.</summary>
internal sealed class PlaywrightDownload(string executablePath, IMachine machine, SystemPackages packages) : IBrowserDownload
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, ".playwright", "package", "cli.js");

    public string ExecutablePath => executablePath;

    public async Task<string?> DownloadAsync(CancellationToken cancellationToken) =>
        Node() is { } node
        && await machine.RunAsync(node, [Script, "install", "--no-shell", "chromium"], Timeout, cancellationToken) is null
            ? null
            // The installer prints a stack of its own for each of its servers; that is no part of a sentence.
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
