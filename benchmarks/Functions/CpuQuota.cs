using System.Globalization;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Functions;

/// <summary>
/// A control group whose processes get a share of one processor, as Lambda does by memory size: 1,769 MB are one processor.
/// </summary>
internal sealed class CpuQuota : IDisposable
{
    private const double MegabytesOfOneProcessor = 1769;

    /// <summary>Lambda's period: a function that has used up its share waits for the rest of 20 ms.</summary>
    private const int PeriodMicroseconds = 20_000;

    private const string FirstVersion = "/sys/fs/cgroup/cpu";
    private const string SecondVersion = "/sys/fs/cgroup";

    private CpuQuota(string folder) => Folder = folder;

    /// <summary>The group's folder. A process joins by writing its id to the file <c>cgroup.procs</c> in it.</summary>
    public string Folder { get; }

    /// <exception cref="SetupException">The machine does not allow this user to create control groups.</exception>
    public static CpuQuota OfMemory(int megabytes)
    {
        var isFirst = File.Exists(Path.Combine(FirstVersion, "cpu.cfs_quota_us"));
        var folder = Path.Combine(isFirst ? FirstVersion : SecondVersion, $"screen-pop-{Environment.ProcessId}-{megabytes}");
        var quota = Math.Max(1000, (int)(PeriodMicroseconds * megabytes / MegabytesOfOneProcessor))
            .ToString(CultureInfo.InvariantCulture);
        try
        {
            Directory.CreateDirectory(folder);
            if (isFirst)
            {
                File.WriteAllText(
                    Path.Combine(folder, "cpu.cfs_period_us"),
                    PeriodMicroseconds.ToString(CultureInfo.InvariantCulture)
                );
                File.WriteAllText(Path.Combine(folder, "cpu.cfs_quota_us"), quota);
            }
            else
            {
                File.WriteAllText(Path.Combine(folder, "cpu.max"), $"{quota} {PeriodMicroseconds}");
            }

            return new CpuQuota(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"A control group cannot be created in {folder}: run this benchmark as root on Linux.", e);
        }
    }

    public void Dispose() => Directory.Delete(Folder);
}
