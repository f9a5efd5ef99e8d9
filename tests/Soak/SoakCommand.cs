using ScreenPop.Toolchain;

namespace ScreenPop.Soak;

/// <summary><c>--calls N --seed S [--from F]</c>, or <c>--replay FILE</c>.</summary>
internal static class SoakCommand
{
    /// <returns>0 when every promise was kept, 1 when one was not, 2 when the soak could not run.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        SoakReport report;
        try
        {
            var options = SoakOptions.Read(arguments);
            options = options with { Executables = await NativeFunctionsAsync(cancellationToken) };
            report = await new SoakRun(options, Console.Error.WriteLine).RunAsync(cancellationToken);
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

    /// <summary>The functions as deployed: a killed one restarts in a tenth of the time.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> NativeFunctionsAsync(CancellationToken cancellationToken)
    {
        var build = new FunctionBuild(RepositoryLayout.Find(), cancellationToken);
        var executables = new Dictionary<string, string>();
        try
        {
            foreach (var function in new[] { SoakSite.Lookup, SoakSite.History })
            {
                executables[function] = Path.Combine(await build.NativeAsync(Path.Combine("functions", function)), "bootstrap");
            }
        }
        catch (SetupException problem)
        {
            Console.Error.WriteLine($"Without Native AOT, which takes longer: {problem.Message}");
            return new Dictionary<string, string>();
        }

        return executables;
    }
}
