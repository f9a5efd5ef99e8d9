using ScreenPop.FlowEngine.Trace;
using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowTesting.Coverage;

/// <summary>The blocks and branches of a flow that calls took.</summary>
public sealed class FlowCoverage(Flow flow)
{
    private readonly HashSet<string> blocks = new(StringComparer.Ordinal);
    private readonly HashSet<(string Block, string Branch)> branches = [];

    public Flow Flow { get; } = flow;

    public int Blocks => Flow.Actions.Count;

    public int BlocksTaken => Flow.Actions.Count(action => blocks.Contains(action.Identifier));

    public int Branches => Flow.Actions.Sum(action => RealBranches(action).Count());

    public int BranchesTaken => Flow.Actions.Sum(action => RealBranches(action).Count(branch => IsTaken(action, branch)));

    /// <summary>The branches that no call took.</summary>
    public IEnumerable<(FlowAction Action, Branch Branch)> Untouched =>
        Flow
            .Actions.SelectMany(action => RealBranches(action).Select(branch => (action, branch)))
            .Where(entry => !IsTaken(entry.action, entry.branch));

    public bool IsTaken(FlowAction action) => blocks.Contains(action.Identifier);

    public bool IsTaken(FlowAction action, Branch branch) => branches.Contains((action.Identifier, branch.Name));

    public void Add(IEnumerable<TraceEntry> trace)
    {
        foreach (var entry in trace)
        {
            if (entry.Flow == Flow.Name)
            {
                blocks.Add(entry.Identifier);
                if (entry.Branch is { } branch)
                {
                    branches.Add((entry.Identifier, branch));
                }
            }
        }
    }

    /// <summary>
    /// The branches that a contact can take. No contact takes NextAction after a transfer, or where every result of the block has
    /// a branch of its own: the format merely requires it.
    /// </summary>
    public static IEnumerable<Branch> RealBranches(FlowAction action) =>
        action.Branches.Where(branch => branch.Kind != BranchKind.Next || !IsFormality(action)).DistinctBy(branch => branch.Name);

    private static bool IsFormality(FlowAction action) =>
        action.Type is "TransferContactToQueue" or "DequeueContactAndTransferToQueue" or "Loop" or "CheckHoursOfOperation"
        || (
            action.Type
                is "Compare"
                    or "GetParticipantInput"
                    or "ConnectParticipantWithLexBot"
                    or "ShowView"
                    or "CheckMetricData"
                    or "DistributeByPercentage"
            && action.Errors.Any(error => error.ErrorType == "NoMatchingCondition")
        );
}
