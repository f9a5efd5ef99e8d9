namespace ScreenPop.FlowLanguage.Lint;

/// <summary>The graph of blocks, by position in <c>Actions</c>.</summary>
internal sealed class FlowGraph
{
    private readonly Flow flow;
    private readonly Dictionary<string, int> index;
    private readonly int[][] targets;
    private bool[]? reachable;

    public FlowGraph(Flow flow)
    {
        this.flow = flow;
        index = new Dictionary<string, int>(flow.Actions.Count, StringComparer.Ordinal);
        foreach (var action in flow.Actions)
        {
            index.TryAdd(action.Identifier, action.Index);
        }

        targets =
        [
            .. flow.Actions.Select(action =>
                action
                    .Branches.Select(branch => index.GetValueOrDefault(branch.Target, -1))
                    .Where(target => target >= 0)
                    .Distinct()
                    .ToArray()
            ),
        ];
    }

    public int IndexOf(string identifier) => index.GetValueOrDefault(identifier, -1);

    public IReadOnlyList<int> Targets(int action) => targets[action];

    /// <summary>Whether a contact can reach this block from the start.</summary>
    public bool IsReachable(int action) => (reachable ??= Reach())[action];

    /// <summary>
    /// The loops of the flow: groups of blocks that can reach each other. Uses Tarjan's algorithm without recursion.
    /// </summary>
    public IEnumerable<IReadOnlyList<int>> Loops()
    {
        var order = new int[targets.Length];
        var low = new int[targets.Length];
        var onStack = new bool[targets.Length];
        var path = new Stack<int>();
        var work = new Stack<(int Node, int Next)>();
        var counter = 0;
        for (var root = 0; root < targets.Length; root++)
        {
            if (order[root] != 0)
            {
                continue;
            }

            work.Push((root, 0));
            while (work.TryPop(out var frame))
            {
                var (node, next) = frame;
                if (next == 0)
                {
                    order[node] = low[node] = ++counter;
                    path.Push(node);
                    onStack[node] = true;
                }
                else
                {
                    low[node] = Math.Min(low[node], low[targets[node][next - 1]]);
                }

                while (next < targets[node].Length && order[targets[node][next]] != 0)
                {
                    var seen = targets[node][next++];
                    low[node] = onStack[seen] ? Math.Min(low[node], order[seen]) : low[node];
                }

                if (next < targets[node].Length)
                {
                    work.Push((node, next + 1));
                    work.Push((targets[node][next], 0));
                    continue;
                }

                if (low[node] == order[node] && Pop(node) is { } loop)
                {
                    yield return loop;
                }
            }
        }

        List<int>? Pop(int node)
        {
            var members = new List<int>();
            int member;
            do
            {
                member = path.Pop();
                onStack[member] = false;
                members.Add(member);
            } while (member != node);
            return members.Count > 1 || targets[node].Contains(node) ? members : null;
        }
    }

    private bool[] Reach()
    {
        var seen = new bool[targets.Length];
        var work = new Stack<int>();
        Visit(IndexOf(flow.StartAction));
        while (work.TryPop(out var node))
        {
            foreach (var target in targets[node])
            {
                Visit(target);
            }
        }

        return seen;

        void Visit(int node)
        {
            if (node >= 0 && !seen[node])
            {
                seen[node] = true;
                work.Push(node);
            }
        }
    }
}
