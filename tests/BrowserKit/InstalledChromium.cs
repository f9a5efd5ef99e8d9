using Microsoft.Playwright;
using ScreenPop.Prerequisites;

namespace ScreenPop.BrowserKit;

internal static class InstalledChromium
{
    /// <returns>The browser to start on this machine. It is installed first if there is none.</returns>
    /// <exception cref="Toolchain.SetupException">No browser can be installed.</exception>
    public static Task<string> GetAsync(IPlaywright playwright, Action<string> announce, CancellationToken cancellationToken)
    {
        var machine = new ThisMachine();
        var packages = new SystemPackages(machine, announce);
        var playwrights = new PlaywrightDownload(playwright.Chromium.ExecutablePath, machine, packages);
        return new Chromium(machine, playwrights, packages, announce).GetAsync(OneInstallation.Of("chromium"), cancellationToken);
    }
}
