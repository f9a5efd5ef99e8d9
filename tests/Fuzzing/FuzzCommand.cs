using System.Globalization;
using ScreenPop.Toolchain;

namespace ScreenPop.Fuzzing;

/// <summary>
/// The long run: <c>[--inputs N] [--seed S] [--target NAME]</c>. N is the number of inputs over all targets together. Inputs
/// that break a target are saved to benchmarks/reports/fuzz, ready for tests/Fuzzing.Tests/Found. Exit code 1 when there are
/// any.
/// </summary>
internal static class FuzzCommand
{
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var targets = FuzzTargets.All();
        var options = arguments
            .Chunk(2)
            .ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal);
        var name = options.GetValueOrDefault("--target");
        if (
            options.Keys.Except(["--inputs", "--seed", "--target"]).Any()
            || !int.TryParse(
                options.GetValueOrDefault("--inputs", "1000000"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var inputs
            )
            || !int.TryParse(
                options.GetValueOrDefault("--seed", "1"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var seed
            )
            || (name is not null && targets.All(target => target.Name != name))
        )
        {
            await Console.Error.WriteLineAsync(
                $"fuzz takes --inputs N, --seed S and --target {string.Join(" | ", targets.Select(target => target.Name))}."
            );
            return 2;
        }

        var broke = 0;
        foreach (var target in targets.Where(target => name is null || target.Name == name))
        {
            var report = await Fuzzer.RunAsync(target, inputs / targets.Count, seed, cancellationToken);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{report.Target, -14} {report.Inputs, 9:#,0} inputs {report.Elapsed.TotalSeconds, 7:0.0} s, slowest {report.Slowest.TotalMilliseconds, 6:0} ms, most memory {report.MostAllocated / 1048576.0, 5:0.0} MB, {report.Findings.Count} found"
                )
            );
            broke += report.Findings.Count;
            foreach (var finding in report.Findings)
            {
                Keep(finding, seed);
            }
        }

        Console.WriteLine($"found: {broke}");
        return broke == 0 ? 0 : 1;
    }

    private static void Keep(FuzzFinding finding, int seed)
    {
        var folder = Path.Combine(RepositoryLayout.Find().Root, "benchmarks", "reports", "fuzz", finding.Target);
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{seed}-{finding.Number}");
        File.WriteAllBytes(file, finding.Input);
        Console.WriteLine($"  input {finding.Number} of seed {seed}, kept as {file}:\n{finding.Problem}");
    }
}
