using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Calls;

/// <summary>Compares a call with the expectations of its script.</summary>
internal static class CallCheck
{
    public static IEnumerable<CallFailure> Failures(CallResult result, CallStep? open)
    {
        var expect = result.Script.Expect;
        var line = result.Script.Line;
        if (open is not null)
        {
            yield return new CallFailure(open.Line, open.Tell(), "it did not happen before the call ended");
        }

        if (expect.End is { } end && end != result.End.Kind)
        {
            yield return new CallFailure(
                line,
                $"the flow ends with {end}",
                $"it ended with {result.End.Kind}{(result.End.Detail is { } why ? $": {why}" : "")}"
            );
        }

        if (expect.Queue is { } queue && result.End.Queue?.Name != queue)
        {
            yield return new CallFailure(
                line,
                $"the contact is in the queue {queue}",
                result.End.Queue is { } other ? $"it is in {other.Name}" : "it is in no queue"
            );
        }

        foreach (var (name, value) in expect.Attributes)
        {
            var actual = result.Contact.Attributes.TryGetValue(name, out var found) ? found : null;
            if (actual != value)
            {
                yield return new CallFailure(
                    line,
                    value is null ? $"there is no attribute {name}" : $"{name} is \"{value}\"",
                    actual is null ? "it is not set" : $"it is \"{actual}\""
                );
            }
        }

        foreach (var failure in Path(result, expect, line))
        {
            yield return failure;
        }

        if (expect.Within is { } within && result.Elapsed > within)
        {
            yield return new CallFailure(
                line,
                $"the flow ends within {within.TotalSeconds:0.#} s",
                $"it took {result.Elapsed.TotalSeconds:0.#} s"
            );
        }
    }

    private static IEnumerable<CallFailure> Path(CallResult result, CallExpectation expect, int line)
    {
        var path = result.Trace.OrderBy(entry => entry.Step).Select(entry => entry.Identifier).ToList();
        var at = 0;
        foreach (var block in expect.Passes)
        {
            var found = path.IndexOf(block, at);
            if (found < 0)
            {
                yield return new CallFailure(line, $"the call passes \"{block}\"", $"its path was {string.Join(" > ", path)}");
                break;
            }

            at = found + 1;
        }

        foreach (var block in expect.Avoids.Where(path.Contains))
        {
            yield return new CallFailure(line, $"the call avoids \"{block}\"", $"its path was {string.Join(" > ", path)}");
        }
    }
}
