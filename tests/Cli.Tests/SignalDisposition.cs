using System.Globalization;
using System.Runtime.InteropServices;

namespace ScreenPop.Cli.Tests;

/// <summary>The effect of Ctrl-C in a terminal on a process.</summary>
internal static class SignalDisposition
{
    private const int InterruptSignal = 2;

    // The call works on every machine; the command kill may be missing.
    public static void Interrupt(int process) => Assert.Equal(0, Send(process, InterruptSignal));

    /// <summary>
    /// A shell makes its background processes ignore Ctrl-C, and children inherit this. This resets it, so that the processes
    /// of these tests react as in the foreground.
    /// </summary>
    public static void HeedInterrupts()
    {
        const string Ignored = "SigIgn:";
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Ignored, StringComparison.Ordinal));
        var mask = ulong.Parse(line.AsSpan(Ignored.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if ((mask & (1UL << (InterruptSignal - 1))) != 0)
        {
            _ = Handle(InterruptSignal, IntPtr.Zero);
        }
    }

    [DllImport("libc", EntryPoint = "kill", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);

    [DllImport("libc", EntryPoint = "signal", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr Handle(int signal, IntPtr handler);
}
