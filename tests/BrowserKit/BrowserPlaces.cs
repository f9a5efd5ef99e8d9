using ScreenPop.Prerequisites;

namespace ScreenPop.BrowserKit;

/// <summary>The usual installation paths of Chromium, Chrome and Edge.</summary>
internal static class BrowserPlaces
{
    private static readonly string[] Programs =
    [
        "chromium",
        "chromium-browser",
        "google-chrome-stable",
        "google-chrome",
        "chrome",
        "microsoft-edge-stable",
        "microsoft-edge",
    ];

    private static readonly string[] OnLinux =
    [
        "/usr/lib/chromium/chromium",
        "/usr/lib64/chromium-browser/chromium-browser",
        "/opt/google/chrome/chrome",
        "/opt/microsoft/msedge/msedge",
        "/snap/bin/chromium",
    ];

    private static readonly string[] OnMacOS =
    [
        "Google Chrome.app/Contents/MacOS/Google Chrome",
        "Chromium.app/Contents/MacOS/Chromium",
        "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    private static readonly string[] WindowsVariables = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];

    private static readonly string[] OnWindows =
    [
        @"Google\Chrome\Application\chrome.exe",
        @"Chromium\Application\chrome.exe",
        @"Microsoft\Edge\Application\msedge.exe",
    ];

    /// <returns>The existing files, the most likely first.</returns>
    public static IEnumerable<string> Of(IMachine machine)
    {
        var installed = machine.System switch
        {
            OperatingSystemKind.Windows => from folder in WindowsFolders(machine)
            from file in OnWindows
            select $@"{folder}\{file}",
            OperatingSystemKind.MacOS => from folder in MacFolders(machine) from file in OnMacOS select $"{folder}/{file}",
            _ => OnLinux,
        };
        return Programs.Select(machine.OnPath).OfType<string>().Concat(installed.Where(machine.FileExists)).Distinct();
    }

    private static IEnumerable<string> WindowsFolders(IMachine machine) =>
        WindowsVariables.Select(machine.Variable).OfType<string>();

    private static IEnumerable<string> MacFolders(IMachine machine) =>
        machine.Variable("HOME") is { } home ? ["/Applications", $"{home}/Applications"] : ["/Applications"];
}
