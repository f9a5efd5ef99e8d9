using ScreenPop.FlowEngine;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Coverage;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Exploring;

/// <summary>Sends random calls through a flow and collects those that end badly.</summary>
public sealed class FlowExplorer(FlowLibrary library)
{
    /// <summary>The channel of all calls. Default: the usual channels for the type of flow.</summary>
    public string? Channel { get; init; }

    private static readonly FlowRunnerOptions Options = new() { MaxBlocks = 1_000 };

    /// <param name="flow">A flow of the library.</param>
    /// <param name="calls">The number of calls.</param>
    /// <param name="seed">The seed. The same seed sends the same calls.</param>
    /// <param name="cancellation">Cancels between two calls.</param>
    public async Task<Exploration> ExploreAsync(Flow flow, int calls, int seed, CancellationToken cancellation = default)
    {
        var drawn = new RandomCalls(
            new FlowVocabulary(flow),
            seed,
            Channel is { } channel ? [channel] : ChannelsOf(FlowTypeNames.Of(flow))
        );
        var runner = new CallRunner(library);
        var ends = new Dictionary<FlowEndKind, int>();
        var walks = new Dictionary<(FlowEndKind, string), FailingWalk>();
        var coverage = new FlowCoverage(flow);
        for (var number = 0; number < calls; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var script = drawn.Draw(number);
            var options = Options with { Random = new Random(number) };
            var result = await runner.PlayAsync(flow, script, options).ConfigureAwait(false);
            ends[result.End.Kind] = ends.GetValueOrDefault(result.End.Kind) + 1;
            coverage.Add(result.Trace);
            if (!result.End.IsIntended)
            {
                var key = (result.End.Kind, result.End.Identifier);
                walks[key] = walks.TryGetValue(key, out var walk)
                    ? walk with
                    {
                        Calls = walk.Calls + 1,
                    }
                    : new FailingWalk(Reproduce(result), result, 1);
            }
        }

        return new Exploration(flow, calls, seed, ends, [.. walks.Values.OrderByDescending(walk => walk.Calls)], coverage);
    }

    /// <summary>The call as a script that expects the same end, without the steps that the caller never reached.</summary>
    private static CallScript Reproduce(CallResult result) =>
        result.Script with
        {
            Steps = [.. result.Script.Steps.Take(result.StepsDone)],
            Expect = new CallExpectation { End = result.End.Kind },
        };

    /// <summary>Most contacts are calls. E-mails and tasks have no hold and no whisper.</summary>
    private static IReadOnlyList<string> ChannelsOf(FlowType? type) =>
        type switch
        {
            FlowType.CustomerHold or FlowType.AgentHold => ["VOICE"],
            FlowType.OutboundWhisper => ["VOICE"],
            _ => ["VOICE", "VOICE", "VOICE", "VOICE", "VOICE", "CHAT", "TASK", "EMAIL"],
        };
}

/// <summary>The result of exploring a flow.</summary>
/// <param name="Ends">The number of calls for each end.</param>
/// <param name="Failing">One walk for each place where calls ended badly, most frequent first.</param>
public sealed record Exploration(
    Flow Flow,
    int Calls,
    int Seed,
    IReadOnlyDictionary<FlowEndKind, int> Ends,
    IReadOnlyList<FailingWalk> Failing,
    FlowCoverage Coverage
);

/// <summary>A call that ended badly, as a script that reproduces it.</summary>
/// <param name="Calls">The number of calls that ended badly at this block.</param>
public sealed record FailingWalk(CallScript Script, CallResult Result, int Calls);
