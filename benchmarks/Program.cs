using ScreenPop.Benchmarks;
using ScreenPop.Benchmarks.Chain;
using ScreenPop.Benchmarks.Connect;
using ScreenPop.Benchmarks.Flows;
using ScreenPop.Benchmarks.Functions;
using ScreenPop.Benchmarks.Growth;
using ScreenPop.Benchmarks.Import;
using ScreenPop.Benchmarks.Lookup;
using ScreenPop.Benchmarks.Reporting;
using ScreenPop.Benchmarks.Widget;
using ScreenPop.Fuzzing;
using ScreenPop.Soak;
using ScreenPop.Toolchain;

var benchmarks = new Dictionary<string, Func<BenchmarkRun, Task<Report>>>
{
    ["lookup"] = LookupBenchmark.RunAsync,
    ["functions"] = FunctionsBenchmark.RunAsync,
    ["starved"] = StarvedBenchmark.RunAsync,
    ["growth"] = GrowthBenchmark.RunAsync,
    ["import"] = ImportBenchmark.RunAsync,
    ["flows"] = FlowsBenchmark.RunAsync,
    ["widget"] = WidgetBenchmark.RunAsync,
    ["workspace"] = WorkspaceBenchmark.RunAsync,
    ["connect"] = ConnectBenchmark.RunAsync,
    ["chain"] = ChainBenchmark.RunAsync,
};

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupted.Cancel();
};
if (args is ["soak", .. var soak])
{
    return await SoakCommand.RunAsync(soak, interrupted.Token);
}

if (args is ["fuzz", .. var fuzz])
{
    return await FuzzCommand.RunAsync(fuzz, interrupted.Token);
}

if (args is ["import-file", var endpoint, var file])
{
    await ImportBenchmark.RunChildAsync(endpoint, file, interrupted.Token);
    return 0;
}

var names = args.Where(arg => arg != "--quick").ToArray();
var chosen = names is ["all"] or [] ? benchmarks.Keys.ToArray() : names;
if (chosen.FirstOrDefault(name => !benchmarks.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine(
        $"There is no benchmark '{unknown}'; there are {string.Join(", ", benchmarks.Keys)}, all, soak and fuzz. --quick makes them short."
    );
    return 2;
}

var run = new BenchmarkRun(RepositoryLayout.Find(), args.Contains("--quick"), interrupted.Token);
var machine = await Machine.DescribeAsync(run);
try
{
    foreach (var name in chosen)
    {
        var report = await benchmarks[name](run);
        ReportFiles.Write(run, name, machine, report);
    }
}
catch (SetupException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}

return 0;
