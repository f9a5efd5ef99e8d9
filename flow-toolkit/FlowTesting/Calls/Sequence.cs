namespace ScreenPop.FlowTesting.Calls;

/// <summary>Takes scripted answers in order; the last one repeats.</summary>
internal sealed class Sequence<T>(IReadOnlyDictionary<string, IReadOnlyList<T>> answers)
{
    /// <summary>The key that stands for every function.</summary>
    private const string Any = "*";

    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);

    public bool IsEmpty => answers.Count == 0;

    public bool TryNext(string key, out T answer)
    {
        if (!answers.TryGetValue(key, out var list) || list.Count == 0)
        {
            answer = default!;
            return false;
        }

        var index = taken.GetValueOrDefault(key);
        taken[key] = index + 1;
        answer = list[Math.Min(index, list.Count - 1)];
        return true;
    }

    /// <summary>The answers of the first key that is part of <paramref name="text"/>.</summary>
    public bool TryNextWithin(string text, out T answer)
    {
        foreach (var key in answers.Keys)
        {
            if (key == Any || text.Contains(key, StringComparison.Ordinal))
            {
                return TryNext(key, out answer);
            }
        }

        answer = default!;
        return false;
    }
}
