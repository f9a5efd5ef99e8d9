namespace ScreenPop.FlowLanguage.Lint;

/// <summary>
/// The possible contents of a slot at each block: the blocks that can have filled it last. A contact may also arrive with an
/// empty slot, or after a block that failed to fill it.
/// </summary>
internal sealed class SlotReads
{
    public const int MaxWriters = 62;
    private const ulong None = 1UL << 62;
    private const ulong Failed = 1UL << 63;

    private readonly ulong[] states;

    public SlotReads(LintSubject subject, FlowSlot slot)
    {
        var flow = subject.Flow;
        Writers = [.. flow.Actions.Where(slot.Writes)];
        states = new ulong[flow.Actions.Count];
        if (Writers.Count > MaxWriters)
        {
            return;
        }

        var bits = Writers
            .Select((action, bit) => (action.Index, Bit: 1UL << bit))
            .ToDictionary(entry => entry.Index, entry => entry.Bit);
        var work = new Queue<int>();
        Enter(subject.Graph.IndexOf(flow.StartAction), None);
        while (work.TryDequeue(out var at))
        {
            foreach (var branch in flow.Actions[at].Branches)
            {
                var state =
                    !bits.TryGetValue(at, out var bit) ? states[at]
                    : FlowSlot.IsFailure(branch) ? Failed
                    : bit;
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

    /// <summary>The blocks that fill the slot, in file order.</summary>
    public IReadOnlyList<FlowAction> Writers { get; }

    /// <summary>Whether a contact can reach the block before any block has filled the slot.</summary>
    public bool MayBeUnset(FlowAction block) => (states[block.Index] & None) != 0;

    /// <summary>Whether a contact can reach the block after another failed to fill the slot.</summary>
    public bool MayHaveFailed(FlowAction block) => (states[block.Index] & Failed) != 0;

    /// <summary>Whether the writer at this index of <see cref="Writers"/> can have filled the slot last.</summary>
    public bool MayHold(FlowAction block, int writer) => writer < MaxWriters && (states[block.Index] & (1UL << writer)) != 0;

    /// <summary>The only writer that can have filled the slot last; null when there are several or none.</summary>
    public FlowAction? OnlyWriter(FlowAction block)
    {
        var state = states[block.Index] & ~(None | Failed);
        return ulong.PopCount(state) == 1 ? Writers[(int)ulong.TrailingZeroCount(state)] : null;
    }
}
