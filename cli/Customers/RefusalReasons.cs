using ScreenPop.Customers.Import;

namespace ScreenPop.Cli.Customers;

/// <summary>Counts the reasons of refused rows.</summary>
internal sealed class RefusalReasons
{
    private const string Rest = "have other reasons.";
    private const int MaxKinds = 1000;

    private readonly Dictionary<string, long> counts = [];
    private long all;

    /// <summary>The reasons, most frequent first.</summary>
    public IEnumerable<(string Reason, long Rows)> Counts =>
        counts.OrderByDescending(count => count.Value).Select(count => (count.Key, count.Value));

    /// <returns>The number of rows refused for this reason.</returns>
    public long Add(RefusedRow row)
    {
        var kind = counts.Count < MaxKinds || counts.ContainsKey(row.Kind) ? row.Kind : Rest;
        counts[kind] = counts.GetValueOrDefault(kind) + 1;
        return ++all;
    }
}
