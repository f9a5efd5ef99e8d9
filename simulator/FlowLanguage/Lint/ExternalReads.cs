namespace ScreenPop.FlowLanguage;

/// <summary>
/// What <c>$.External</c> can hold where it is read: for each block, which Lambda block can have answered last, and
/// whether a contact can come there with no answer or after a failed one.
/// </summary>
internal sealed class ExternalReads
{
    private const int MaxLambdas = 62;
    private const ulong None = 1UL << 62;
    private const ulong Failed = 1UL << 63;

    private readonly ulong[] states;
    private readonly List<FlowAction> lambdas;

    public ExternalReads(LintSubject subject)
    {
        var flow = subject.Flow;
        lambdas = [.. flow.Actions.Where(action => action.Type == "InvokeLambdaFunction")];
        states = new ulong[flow.Actions.Count];
        if (lambdas.Count > MaxLambdas)
        {
            return;
        }

        var bits = lambdas.Select((action, bit) => (action.Index, Bit: 1UL << bit)).ToDictionary(entry => entry.Index, entry => entry.Bit);
        var work = new Queue<int>();
        Enter(subject.Graph.IndexOf(flow.StartAction), None);
        while (work.TryDequeue(out var at))
        {
            var action = flow.Actions[at];
            foreach (var branch in action.Branches)
            {
                var state = !bits.TryGetValue(at, out var bit) ? states[at] : branch.Kind == BranchKind.Error ? Failed : bit;
                Enter(subject.Graph.IndexOf(branch.Target), state);
            }
        }

        void Enter(int block, ulong state)
        {
            if (block >= 0 && (states[block] | state) != states[block])
            {
                states[block] |= state;
                work.Enqueue(block);
            }
        }
    }

    /// <summary>A contact can come here before any Lambda block answered.</summary>
    public bool MayBeUnset(FlowAction block) => (states[block.Index] & None) != 0;

    /// <summary>A contact can come here after a Lambda block failed.</summary>
    public bool MayHaveFailed(FlowAction block) => (states[block.Index] & Failed) != 0;

    /// <summary>The one Lambda block that answered last on every way here; null when it can be several or none.</summary>
    public FlowAction? OnlyLambda(FlowAction block)
    {
        var state = states[block.Index] & ~(None | Failed);
        return ulong.PopCount(state) == 1 ? lambdas[(int)ulong.TrailingZeroCount(state)] : null;
    }
}
