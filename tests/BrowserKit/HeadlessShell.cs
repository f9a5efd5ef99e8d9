using ScreenPop.Prerequisites;

namespace ScreenPop.BrowserKit;

/// <summary>
/// Chromium without windows, from the same source and of the same version. It opens a page with less than half the processor
/// time, so most tests use it if it is installed.
/// </summary>
internal static class HeadlessShell
{
    /// <summary>The file of Debian's package, beside that of the browser.</summary>
    private const string OnDebian = "/usr/lib/chromium/chromium-headless-shell";

    /// <returns>Null when there is none, or when <c>CHROMIUM_PATH</c> names the browser of all tests.</returns>
    public static string? Find(IMachine machine) =>
        machine.Variable("CHROMIUM_PATH") is null && machine.FileExists(OnDebian) ? OnDebian : null;
}
