using System.Diagnostics;
using ScreenPop.Toolchain;

namespace ScreenPop.BrowserKit;

/// <summary>
/// Finds the browser of the tests: <c>CHROMIUM_PATH</c>, then Playwright's own, then the system's, and at last tries to
/// install Playwright's own. A machine where none of these works fails its browser tests; it does not pass them empty.
/// </summary>
internal static class Chromium
{
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(3);

    private static readonly string[] SystemNames =
    [
        "chromium",
        "chromium-browser",
        "google-chrome-stable",
        "google-chrome",
        "microsoft-edge",
    ];

    private static readonly Lock Installing = new();

    public static string Find(string playwrightsOwn)
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } chosen)
        {
            return File.Exists(chosen)
                ? chosen
                : throw new SetupException(
                    $"CHROMIUM_PATH names '{chosen}', which is not there: point it to a Chromium, or unset it."
                );
        }

        lock (Installing)
        {
            return Present(playwrightsOwn)
                ?? OnPath()
                ?? Install(playwrightsOwn)
                ?? throw new SetupException(
                    "No Chromium for the browser tests: install one ('apt-get install chromium', or Chrome) or set CHROMIUM_PATH."
                );
        }
    }

    private static string? Present(string path) => File.Exists(path) ? path : null;

    private static string? OnPath()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        var candidates =
            from name in SystemNames
            from folder in folders
            select Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
        return candidates.FirstOrDefault(File.Exists);
    }

    // In a process of its own: Playwright's installer ends the process it runs in on some failures.
    private static string? Install(string playwrightsOwn)
    {
        var driver = Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, ".playwright", "node"), "node*", SearchOption.AllDirectories)
            .FirstOrDefault();
        if (driver is null)
        {
            return null;
        }

        var script = Path.Combine(AppContext.BaseDirectory, ".playwright", "package", "cli.js");
        using var installer = Process.Start(
            new ProcessStartInfo(driver, [script, "install", "chromium"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        installer.BeginOutputReadLine();
        installer.BeginErrorReadLine();
        if (!installer.WaitForExit(InstallLimit))
        {
            installer.Kill(entireProcessTree: true);
        }

        return Present(playwrightsOwn);
    }
}
