using System.ComponentModel;
using System.Diagnostics;

namespace ScreenPop.Cli.Up;

/// <summary>The desktop of this machine.</summary>
internal static class Desktop
{
    /// <summary>Whether a user can see an opened page. False over SSH, in a container and in a script.</summary>
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

    /// <summary>Opens a page in the default browser. If that fails, the terminal still shows the address.</summary>
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
