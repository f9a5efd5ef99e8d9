using System.Diagnostics;

namespace ScreenPop.Benchmarks.Flows;

/// <summary>
/// Keeps this process on its first core until it is disposed of; where the system cannot, it stays where it is.
/// </summary>
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
