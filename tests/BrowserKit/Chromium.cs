using ScreenPop.Prerequisites;
using ScreenPop.Toolchain;

namespace ScreenPop.BrowserKit;

/// <summary>
/// Finds the browser of the tests: <c>CHROMIUM_PATH</c>, then Playwright's own, then the system's. If there is none, it
/// installs one: Playwright's download, then the system's package manager.
/// </summary>
internal sealed class Chromium(IMachine machine, IBrowserDownload playwrights, SystemPackages packages, Action<string> announce)
{
    private const string Remedy = "install Chromium, Chrome or Edge, or point CHROMIUM_PATH to one";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    /// <summary>Debian has <see cref="HeadlessShell"/> in a package of its own. Ubuntu's package has another name.</summary>
    private static readonly SystemPackage[] SystemsOwn =
    [
        new("the browser tests", ["chromium", "chromium-headless-shell"], ["chromium"]),
        new("the browser tests", ["chromium"], ["chromium"]),
        new("the browser tests", ["chromium-browser"], ["chromium-headless"]),
    ];

    /// <exception cref="SetupException">There is no browser, and none can be installed.</exception>
    public async Task<string> GetAsync(OneInstallation once, CancellationToken cancellationToken)
    {
        if (machine.Variable("CHROMIUM_PATH") is not { } chosen)
        {
            return await once.GetAsync(
                () => FindAsync(cancellationToken),
                () => InstallAsync(cancellationToken),
                cancellationToken
            );
        }

        if (!machine.FileExists(chosen))
        {
            throw new SetupException($"CHROMIUM_PATH names '{chosen}', which does not exist: {Remedy}.");
        }

        return await StartAsync(chosen, cancellationToken) is { } problem
            ? throw new SetupException($"CHROMIUM_PATH names '{chosen}', which does not start ({problem}): {Remedy}.")
            : chosen;
    }

    private async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        var own = machine.FileExists(playwrights.ExecutablePath) ? [playwrights.ExecutablePath] : Array.Empty<string>();
        foreach (var path in own.Concat(BrowserPlaces.Of(machine)))
        {
            if (await StartAsync(path, cancellationToken) is null)
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>
    /// An existing file may not start: its libraries may be missing, and Ubuntu's <c>chromium-browser</c> is a script that asks
    /// to install another package. On Windows this check would open a window.
    /// </summary>
    private async Task<string?> StartAsync(string path, CancellationToken cancellationToken) =>
        machine.System is OperatingSystemKind.Windows
            ? null
            : await machine.RunAsync(path, ["--version"], StartTimeout, cancellationToken);

    private async Task<string> InstallAsync(CancellationToken cancellationToken)
    {
        announce("Installing Playwright's Chromium for the browser tests.");
        var download = await playwrights.DownloadAsync(cancellationToken);
        if (await FindAsync(cancellationToken) is { } downloaded)
        {
            return downloaded;
        }

        if (download is null)
        {
            announce("Installing the libraries that Playwright's Chromium needs.");
            download = await playwrights.InstallLibrariesAsync(cancellationToken) is { } libraries
                ? $"Playwright's lacks libraries ({libraries})"
                : "Playwright's does not start";
            if (await FindAsync(cancellationToken) is { } complete)
            {
                return complete;
            }
        }

        var system = "";
        foreach (var package in SystemsOwn)
        {
            system = await packages.InstallAsync(package, cancellationToken) ?? "what it installed does not start";
            if (await FindAsync(cancellationToken) is { } installed)
            {
                return installed;
            }
        }

        throw new SetupException(
            $"There is no browser for the browser tests; {download}, and the system's package manager did not help ({system}): {Remedy}."
        );
    }
}
