using ScreenPop.FlowEngine.Trace;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowTesting.Coverage;

namespace ScreenPop.FlowTesting.Drawing;

/// <summary>The marks that a drawing shows in addition to the flow.</summary>
public sealed record FlowMarks
{
    public static FlowMarks None { get; } = new();

    /// <summary>The path of one call. Its blocks are numbered and its branches bold.</summary>
    public IReadOnlyList<TraceEntry>? Path { get; init; }

    /// <summary>Coverage. Branches that no call took are red and dashed.</summary>
    public FlowCoverage? Coverage { get; init; }

    internal bool IsUntouched(FlowAction action, Branch branch) => Coverage is { } coverage && !coverage.IsTaken(action, branch);

    internal bool IsUntouched(FlowAction action) => Coverage is { } coverage && !coverage.IsTaken(action);

    internal bool IsOnPath(Flow flow, FlowAction action, Branch branch) =>
        Path?.Any(entry => entry.Flow == flow.Name && entry.Identifier == action.Identifier && entry.Branch == branch.Name)
        == true;

    internal IEnumerable<int> Steps(Flow flow, FlowAction action) =>
        Path?.Where(entry => entry.Flow == flow.Name && entry.Identifier == action.Identifier).Select(entry => entry.Step) ?? [];
}
