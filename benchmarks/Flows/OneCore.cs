using System.Diagnostics;

namespace ScreenPop.Benchmarks.Flows;

/// <summary>Pins this process to its first core until disposed. Does nothing where the system does not support it.</summary>
internal sealed class OneCore : IDisposable
{
    private readonly IntPtr before;

    private OneCore()
    {
        using var process = Process.GetCurrentProcess();
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            before = process.ProcessorAffinity;
            process.ProcessorAffinity = before & -before;
        }
    }

    public static OneCore Take() => new();

    public void Dispose()
    {
        using var process = Process.GetCurrentProcess();
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            process.ProcessorAffinity = before;
        }
    }
}
