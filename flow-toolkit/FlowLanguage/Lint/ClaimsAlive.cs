using System.Text.Json;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Lint;

/// <summary>
/// The contact's own attributes that can reach each block without being overwritten, on at least one path. A block that fails
/// overwrites nothing.
/// </summary>
internal sealed class ClaimsAlive
{
    private readonly HashSet<string>?[] states;

    public ClaimsAlive(LintSubject subject, IReadOnlyCollection<string> claims)
    {
        var flow = subject.Flow;
        states = new HashSet<string>?[flow.Actions.Count];
        var work = new Queue<int>();
        Enter(subject.Graph.IndexOf(flow.StartAction), claims);
        while (work.TryDequeue(out var at))
        {
            var action = flow.Actions[at];
            var overwritten = Overwritten(action);
            foreach (var branch in action.Branches)
            {
                Enter(
                    subject.Graph.IndexOf(branch.Target),
                    branch.Kind == BranchKind.Error ? states[at]! : [.. states[at]!.Except(overwritten)]
                );
            }
        }

        void Enter(int block, IReadOnlyCollection<string> names)
        {
            if (block < 0)
            {
                return;
            }

            var isNew = states[block] is null;
            var known = states[block] ??= new(StringComparer.Ordinal);
            var before = known.Count;
            known.UnionWith(names);
            if (isNew || known.Count > before)
            {
                work.Enqueue(block);
            }
        }
    }

    /// <summary>Sorted by name; empty for an unreachable block.</summary>
    public IReadOnlyList<string> At(FlowAction block) =>
        states[block.Index] is { } names ? [.. names.Order(StringComparer.Ordinal)] : [];

    private static IReadOnlyList<string> Overwritten(FlowAction action) =>
        action.Type == "UpdateContactAttributes"
        && action.Parameters.Member("Attributes") is { ValueKind: JsonValueKind.Object } attributes
            ?
            [
                .. attributes
                    .EnumerateObject()
                    .Where(member => member.Value.ValueKind == JsonValueKind.String && !ReadsAttribute(member.Value.GetString()!))
                    .Select(member => member.Name),
            ]
            : [];

    /// <summary>A copy of another attribute still holds a claim.</summary>
    private static bool ReadsAttribute(string value) => FlowText.Parse(value).References.Any(found => found.Root == "Attributes");
}
