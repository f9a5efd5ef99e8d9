using ScreenPop.Benchmarks;
using ScreenPop.Benchmarks.Flows;
using ScreenPop.Benchmarks.Import;
using ScreenPop.Benchmarks.Lookup;
using ScreenPop.Benchmarks.Start;

var benchmarks = new Dictionary<string, Func<CancellationToken, Task<Report>>>
{
    ["lookup"] = LookupBenchmark.RunAsync,
    ["start"] = StartBenchmark.RunAsync,
    ["import"] = ImportBenchmark.RunAsync,
    ["flows"] = FlowsBenchmark.RunAsync,
};

var chosen = args is ["all"] or [] ? benchmarks.Keys.ToArray() : args;
if (chosen.FirstOrDefault(name => !benchmarks.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'; there are {string.Join(", ", benchmarks.Keys)} and all.");
    return 2;
}

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupted.Cancel();
};
foreach (var name in chosen)
{
    var report = await benchmarks[name](interrupted.Token);
    report.Write(name);
}

return 0;
