using System.Globalization;
using System.Text;
using ScreenPop.FlowEngine;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Coverage;
using ScreenPop.FlowTesting.Exploring;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Reports;

/// <summary>Writes the results of calls as text.</summary>
public static class CallReport
{
    private const int MostTold = 60;
    private const int AtEachEnd = 4;

    /// <summary>One line for a call that passed; the story and the unmet expectations for one that failed.</summary>
    public static string Tell(string file, CallResult result)
    {
        if (result.Passed)
        {
            return $"  ok   {result.Script.Name}\n";
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"  FAIL {result.Script.Name}  ({file}, line {result.Script.Line})\n");
        foreach (var line in Shortened(result.Story, left => new StoryLine(default, $"… {left:N0} more …")))
        {
            text.Append(CultureInfo.InvariantCulture, $"       {line.At:mm\\:ss\\.f}  {line.Text}\n");
        }

        var way = result.Trace.OrderBy(entry => entry.Step).Select(entry => entry.Identifier).ToList();
        text.Append(
            CultureInfo.InvariantCulture,
            $"       path: {string.Join(" > ", Shortened(way, left => $"… {left:N0} more …"))}\n"
        );
        foreach (var failure in result.Failures)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"       line {failure.Line}: expected that {failure.Expected}; but {failure.Happened}\n"
            );
        }

        return text.ToString();
    }

    /// <summary>An endless call repeats the same lines thousands of times; its beginning and end are enough.</summary>
    private static IEnumerable<T> Shortened<T>(IReadOnlyList<T> all, Func<int, T> left) =>
        all.Count <= MostTold
            ? all
            : [.. all.Take(AtEachEnd), left(all.Count - (2 * AtEachEnd)), .. all.Skip(all.Count - AtEachEnd)];

    public static string Tell(FlowCoverage coverage)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{coverage.Flow.Name}: {coverage.BlocksTaken} of {coverage.Blocks} blocks, {coverage.BranchesTaken} of {coverage.Branches} branches\n"
        );
        foreach (var (action, branch) in coverage.Untouched)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  not taken: \"{action.Identifier}\" {branch.Name} -> \"{branch.Target}\"\n"
            );
        }

        return text.ToString();
    }

    public static string Tell(Exploration exploration)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{exploration.Flow.Name}: {exploration.Calls} calls with seed {exploration.Seed}\n"
        );
        foreach (var (end, count) in exploration.Ends.OrderByDescending(entry => entry.Value))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {count, 7} {end, -23} {Meaning(end)}\n");
        }

        var ill = exploration.Failing.Sum(walk => walk.Calls);
        text.Append(
            ill == 0
                ? "Every contact reached an end that the flow intends.\n"
                : string.Create(CultureInfo.InvariantCulture, $"{ill} contacts reached an end that no flow intends.\n")
        );

        foreach (var walk in exploration.Failing)
        {
            var end = walk.Result.End;
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n{walk.Calls} calls ended with {end.Kind} at \"{end.Identifier}\": {end.Detail}\n# this call reproduces it:\n"
            );
            text.Append(CallScriptWriter.Write(exploration.Flow.Name, walk.Script));
        }

        return text.ToString();
    }

    private static string Meaning(FlowEndKind end) =>
        end switch
        {
            FlowEndKind.TransferredToQueue => "waits in a queue",
            FlowEndKind.TransferredToAgent => "transferred to one agent",
            FlowEndKind.TransferredToThirdParty => "transferred to an external number",
            FlowEndKind.Disconnected => "the flow hung up",
            FlowEndKind.Ended => "the flow ended: the contact waits on, the whisper is over, or the task is parked",
            FlowEndKind.HungUp => "the caller gave up",
            FlowEndKind.Interrupted => "an agent took the contact",
            FlowEndKind.UnhandledError => "a block failed without an error branch, or its branch leads nowhere",
            _ => "the blocks repeat without end",
        };
}
