using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Soak;

/// <summary><c>soak --calls N --seed S [--from F]</c>, or <c>soak --replay FILE</c>.</summary>
internal static class SoakCommand
{
    /// <returns>0 when every promise was kept, 1 when one was not, 2 when the soak could not be run.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        SoakReport report;
        try
        {
            report = await new SoakRun(SoakOptions.Read(arguments), Console.Error.WriteLine).RunAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is ArgumentException or SetupException)
        {
            Console.Error.WriteLine(problem.Message);
            return 2;
        }

        foreach (var line in report.Lines.Concat([""]).Concat(report.Violations))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine($"violations: {report.Violations.Count}");
        return report.Violations.Count == 0 ? 0 : 1;
    }
}
