using System.Diagnostics;
using ScreenPop.Benchmarks.Reporting;
using ScreenPop.FlowEngine;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.FlowTesting;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Exploring;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Flows;

/// <summary>
/// Measures how fast flows are read, checked, called and explored. Real exports come from a folder beside the repository, if it
/// exists.
/// </summary>
internal static class FlowsBenchmark
{
    private const int CallsAtATime = 20_000;
    private const int Rounds = 5;
    private const int WalksPerFlow = 10_000;

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var layout = run.Layout;
        var files = Corpus(layout);
        var (seconds, blocks) = ReadAndLint(files);
        var calls = await CallsPerSecondAsync(layout, run.Stop);
        var (walks, walkSeconds, nameless, ends) = await ExploreAsync(
            files,
            run.Choose(WalksPerFlow, WalksPerFlow / 10),
            run.Stop
        );
        var table = new Table("figure", ["measured"]);
        table.Add("Read and lint all flows", Figure.Of(seconds, "s") with { AtMost = 1 });
        table.Add("Calls through the inbound flow, one core", Figure.Of(calls, "calls/s") with { AtLeast = 20_000 });
        table.Add("Random walks", Figure.Of(walks, "walks"));
        table.Add("Random walks, one thread", Figure.Of(walks / walkSeconds, "walks/s"));
        table.Add("Walks without a named end", Figure.Of(nameless, "walks") with { AtMost = 0 });
        return new Report(
            "Flows",
            $"{files.Count} flows with {blocks:#,0} blocks read and linted once, nothing warm. Calls: the shipped inbound flow with a canned answer of the lookup, "
                + $"one thread on one core, best of {Rounds} rounds of {CallsAtATime:#,0}. Walks: {run.Choose(WalksPerFlow, WalksPerFlow / 10):#,0} random callers through every flow; they ended "
                + string.Join(", ", ends.OrderByDescending(end => end.Value).Select(end => $"{end.Key} {end.Value:#,0}"))
                + ".",
            [table]
        );
    }

    private static List<string> Corpus(RepositoryLayout layout)
    {
        var corpus = Path.Combine(layout.Root, "..", "shared", "flow-corpus");
        return [.. FlowFiles.Expand([Directory.Exists(corpus) ? corpus : layout.ContactFlows])];
    }

    private static (double Seconds, int Blocks) ReadAndLint(List<string> files)
    {
        var contents = files.Select(file => (file, Bytes: File.ReadAllBytes(file))).ToList();
        var started = Stopwatch.GetTimestamp();
        foreach (var (file, bytes) in contents)
        {
            FlowLinter.Lint(bytes, file);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return (seconds, contents.Sum(content => FlowReader.Read(content.Bytes, content.file).Flow?.Actions.Count ?? 0));
    }

    private static async Task<double> CallsPerSecondAsync(RepositoryLayout layout, CancellationToken cancellationToken)
    {
        var library = FlowLibrary.Load(layout.ContactFlows);
        var flow = library.FindFlow("inbound-screen-pop")!;
        var best = 0.0;
        using var core = OneCore.Take();
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            for (var number = 0; number < CallsAtATime; number++)
            {
                var end = await CannedCall.RunAsync(library, flow);
                if (end.Kind != FlowEndKind.TransferredToQueue)
                {
                    throw new InvalidOperationException($"A call did not reach its queue: {end}");
                }
            }

            best = Math.Max(best, CallsAtATime / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return best;
    }

    private static async Task<(int Walks, double Seconds, int Nameless, Dictionary<FlowEndKind, int> Ends)> ExploreAsync(
        List<string> files,
        int walksPerFlow,
        CancellationToken cancellationToken
    )
    {
        var ends = new Dictionary<FlowEndKind, int>();
        var walks = 0;
        var started = Stopwatch.GetTimestamp();
        foreach (var file in files)
        {
            var library = new FlowLibrary();
            var exploration = await new FlowExplorer(library).ExploreAsync(
                library.Add(Flow.Load(file)),
                walksPerFlow,
                seed: 1,
                cancellationToken
            );
            walks += exploration.Calls;
            foreach (var (end, count) in exploration.Ends)
            {
                ends[end] = ends.GetValueOrDefault(end) + count;
            }
        }

        return (walks, Stopwatch.GetElapsedTime(started).TotalSeconds, walks - ends.Values.Sum(), ends);
    }
}
