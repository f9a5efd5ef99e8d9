using ScreenPop.Customers.Import;

namespace ScreenPop.Cli.Customers;

/// <summary>How often each reason stands beside a refused row.</summary>
internal sealed class RefusalReasons
{
    private const string Rest = "have other reasons.";
    private const int MaxKinds = 1000;

    private readonly Dictionary<string, long> counts = [];
    private long all;

    /// <summary>The most frequent first.</summary>
    public IEnumerable<(string Reason, long Rows)> Counts =>
        counts.OrderByDescending(count => count.Value).Select(count => (count.Key, count.Value));

    /// <returns>How many rows were refused with this one.</returns>
    public long Add(RefusedRow row)
    {
        var kind = counts.Count < MaxKinds || counts.ContainsKey(row.Kind) ? row.Kind : Rest;
        counts[kind] = counts.GetValueOrDefault(kind) + 1;
        return ++all;
    }
}
