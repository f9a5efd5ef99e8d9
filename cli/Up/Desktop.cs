using System.ComponentModel;
using System.Diagnostics;

namespace ScreenPop.Cli.Up;

/// <summary>The desktop of whoever sits at this machine.</summary>
internal static class Desktop
{
    /// <summary>Whether somebody sees what is opened: not over SSH, not in a container, not in a script.</summary>
    public static bool IsThere =>
        !Console.IsOutputRedirected
        && Variable("CI") is null
        && Variable("SSH_CONNECTION") is null
        && (
            OperatingSystem.IsWindows()
            || OperatingSystem.IsMacOS()
            || Variable("DISPLAY") is not null
            || Variable("WAYLAND_DISPLAY") is not null
        );

    /// <summary>Opens a page in the default browser. Where that fails, the address is on the terminal.</summary>
    public static void Open(Uri page)
    {
        try
        {
            using var opener = Process.Start(new ProcessStartInfo(page.ToString()) { UseShellExecute = true });
        }
        catch (Exception problem) when (problem is Win32Exception or PlatformNotSupportedException)
        {
            // No default browser.
        }
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
