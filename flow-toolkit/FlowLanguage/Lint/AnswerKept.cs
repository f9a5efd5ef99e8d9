using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Lint;

/// <summary>
/// The paths on which an attribute still has the value of a function's answer, and the answers that <c>$.External</c> can hold on
/// them. A path ends where another block sets the attribute, or where a check finds that the reference has a value.
/// </summary>
internal sealed class AnswerKept
{
    private const ulong Unchanged = 1UL << 62;
    private const ulong Failed = 1UL << 63;

    private readonly LintSubject subject;
    private readonly string attribute;
    private readonly FlowReference value;
    private readonly ulong[] states;
    private readonly Queue<int> work = new();
    private readonly Dictionary<int, ulong> functions;

    private AnswerKept(LintSubject subject, AttributeWrite later)
    {
        this.subject = subject;
        (attribute, value) = (later.Attribute, later.Reference!);
        states = new ulong[subject.Flow.Actions.Count];
        functions = subject
            .ExternalReads.Writers.Take(SlotReads.MaxWriters)
            .Select((action, bit) => (action.Index, Bit: 1UL << bit))
            .ToDictionary(entry => entry.Index, entry => entry.Bit);
    }

    /// <summary>The paths from a block of this flow that sets the attribute from an answer.</summary>
    public static AnswerKept After(LintSubject subject, AttributeWrite later, FlowAction writer)
    {
        var kept = new AnswerKept(subject, later);
        kept.Leave(writer);
        kept.Walk();
        return kept;
    }

    /// <summary>
    /// The paths from the modules that the flow invokes, and from its start when the contact comes from another flow.
    /// </summary>
    public static AnswerKept FromElsewhere(LintSubject subject, AttributeWrite later)
    {
        var kept = new AnswerKept(subject, later);
        if (subject.Surroundings.FollowsAnother || subject.Type is not (null or FlowType.ContactFlow))
        {
            kept.Enter(subject.Flow.StartAction, Unchanged);
        }

        foreach (var module in subject.Flow.Actions.Where(IsModule))
        {
            kept.Leave(module);
        }

        kept.Walk();
        return kept;
    }

    /// <summary>Whether the attribute can still have its value where the block starts.</summary>
    public bool Reaches(FlowAction block) => states[block.Index] != 0;

    /// <summary>Whether a function can have failed since then.</summary>
    public bool MayHaveFailed(FlowAction block) => (states[block.Index] & Failed) != 0;

    /// <summary>The functions that can have answered last since then.</summary>
    public IEnumerable<FlowAction> AnsweredSince(FlowAction block) =>
        subject.ExternalReads.Writers.Where((_, bit) => bit < SlotReads.MaxWriters && (states[block.Index] & (1UL << bit)) != 0);

    private void Walk()
    {
        while (work.TryDequeue(out var at))
        {
            var action = subject.Flow.Actions[at];
            var sets = AttributeWrite.Of(action).Any(write => write.Attribute == attribute);
            var isCheck = IsCheck(action);
            foreach (var branch in action.Branches)
            {
                var isFailure = FlowSlot.IsFailure(branch);
                if ((sets && !isFailure) || (isCheck && branch.Kind == BranchKind.Condition))
                {
                    continue;
                }

                var state =
                    !functions.TryGetValue(at, out var bit) ? states[at]
                    : isFailure ? Failed
                    : bit;
                Enter(branch.Target, state);
            }
        }
    }

    private void Leave(FlowAction block)
    {
        foreach (var branch in block.Branches.Where(branch => !FlowSlot.IsFailure(branch)))
        {
            Enter(branch.Target, Unchanged);
        }
    }

    private void Enter(string target, ulong state)
    {
        var block = subject.Graph.IndexOf(target);
        if (block >= 0 && (states[block] | state) != states[block])
        {
            states[block] |= state;
            work.Enqueue(block);
        }
    }

    /// <summary>A comparison of the value itself, or of another member of the same answer, such as a status.</summary>
    private bool IsCheck(FlowAction action) =>
        action.Type == "Compare"
        && FlowText.Parse(action.Text("ComparisonValue") ?? "").Whole is { } compared
        && compared.Root == value.Root
        && (value.Root != "Attributes" || compared.Segments.SequenceEqual(value.Segments));

    private static bool IsModule(FlowAction action) => action.Type == "InvokeFlowModule";
}
