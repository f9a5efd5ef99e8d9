namespace ScreenPop.FlowTesting.Calls;

/// <summary>Returns scripted answers in order and repeats the last.</summary>
internal sealed class Sequence<T>(IReadOnlyDictionary<string, IReadOnlyList<T>> answers)
{
    /// <summary>The key that matches every function.</summary>
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

    /// <summary>Returns the next answer of the first key that occurs in <paramref name="text"/>.</summary>
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
