using System.Text.Json;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowTesting.Coverage;

namespace ScreenPop.FlowTesting.Comparing;

/// <summary>Compares two versions of a flow for changes that a caller notices. Ignores positions and other metadata.</summary>
public static class FlowComparison
{
    /// <summary>One line per change, in the order of the newer flow; empty when a caller notices no difference.</summary>
    public static IReadOnlyList<string> Compare(Flow before, Flow after)
    {
        var renamed = Renamed(before, after);
        var changes = new List<string>();
        if (Name(before.StartAction) != after.StartAction)
        {
            changes.Add($"~ the flow starts with \"{after.StartAction}\" instead of \"{before.StartAction}\"");
        }

        // Blocks that share an identifier, itself a mistake, are compared in order: the first with the first.
        var unmatched = before
            .Actions.GroupBy(action => Name(action.Identifier), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<FlowAction>(group), StringComparer.Ordinal);
        foreach (var action in after.Actions)
        {
            if (!unmatched.TryGetValue(action.Identifier, out var namesakes) || !namesakes.TryDequeue(out var previous))
            {
                changes.Add($"+ \"{action.Identifier}\" ({action.Type})");
                continue;
            }

            if (previous.Identifier != action.Identifier)
            {
                changes.Add($"= \"{previous.Identifier}\" is now called \"{action.Identifier}\"");
            }

            changes.AddRange(Changes(previous, action, Name).Select(change => $"~ \"{action.Identifier}\": {change}"));
        }

        changes.AddRange(
            unmatched.Values.SelectMany(gone => gone).Select(action => $"- \"{action.Identifier}\" ({action.Type})")
        );
        return changes;

        string Name(string identifier) => renamed.GetValueOrDefault(identifier, identifier);
    }

    /// <summary>Renamed blocks: type and parameters are the same and occur once on each side.</summary>
    private static Dictionary<string, string> Renamed(Flow before, Flow after)
    {
        var gone = Unique(before.Actions.Where(action => after.Find(action.Identifier) is null));
        var come = Unique(after.Actions.Where(action => before.Find(action.Identifier) is null));
        return gone.Where(entry => come.ContainsKey(entry.Key))
            .ToDictionary(entry => entry.Value, entry => come[entry.Key], StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Unique(IEnumerable<FlowAction> actions) =>
        actions
            .GroupBy(action =>
                $"{action.Type} {(action.Parameters.ValueKind == JsonValueKind.Undefined ? "" : JsonSerializer.Serialize(action.Parameters))}"
            )
            .Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.First().Identifier, StringComparer.Ordinal);

    private static IEnumerable<string> Changes(FlowAction before, FlowAction after, Func<string, string> name)
    {
        if (before.Type != after.Type)
        {
            yield return $"is {after.Type} instead of {before.Type}";
        }

        var old = ParameterLeaves.Of(before.Parameters);
        var now = ParameterLeaves.Of(after.Parameters);
        foreach (var path in now.Keys.Union(old.Keys))
        {
            var (from, to) = (old.GetValueOrDefault(path), now.GetValueOrDefault(path));
            if (from != to)
            {
                yield return from is null ? $"{path} is new: {to}"
                : to is null ? $"{path} is gone (was {from})"
                : $"{path} is {to} instead of {from}";
            }
        }

        var oldBranches = Branches(before, name);
        var newBranches = Branches(after, identifier => identifier);
        foreach (var branch in newBranches.Keys.Union(oldBranches.Keys))
        {
            var (from, to) = (oldBranches.GetValueOrDefault(branch), newBranches.GetValueOrDefault(branch));
            if (from != to)
            {
                yield return from is null ? $"the branch {branch} is new and leads to \"{to}\""
                : to is null ? $"the branch {branch} is gone (led to \"{from}\")"
                : $"the branch {branch} leads to \"{to}\" instead of \"{from}\"";
            }
        }
    }

    private static Dictionary<string, string> Branches(FlowAction action, Func<string, string> name) =>
        FlowCoverage
            .RealBranches(action)
            .ToDictionary(branch => branch.Name, branch => name(branch.Target), StringComparer.Ordinal);
}
