using System.Collections.Concurrent;

namespace ScreenPop.Soak;

/// <summary>The injected faults per call, and their results.</summary>
internal sealed class FaultLedger
{
    private readonly ConcurrentDictionary<string, Count> counts = new(StringComparer.Ordinal);

    /// <param name="fault">The fault's name in the report.</param>
    /// <param name="times">How often it occurred.</param>
    /// <param name="survived">Whether every affected call kept its promises.</param>
    /// <param name="isSeen">Whether a metric, a log line or a trace shows it; null where nothing can show it, as for an event
    /// that never came.</param>
    public void Add(string fault, int times, bool survived, bool? isSeen)
    {
        var count = counts.GetOrAdd(fault, static _ => new Count());
        lock (count)
        {
            count.Injected += times;
            count.Calls++;
            count.Survived += survived ? 1 : 0;
            count.Seen += isSeen == true ? 1 : 0;
            count.CanBeSeen |= isSeen is not null;
        }
    }

    /// <summary>A Markdown table, one row for each kind of fault.</summary>
    public IEnumerable<string> Table()
    {
        yield return "| fault | injected | calls | survived | seen in metric, log or trace | violations |";
        yield return "|---|---:|---:|---:|---:|---:|";
        foreach (var (fault, count) in counts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            yield return FormattableString.Invariant(
                $"| {fault} | {count.Injected:#,0} | {count.Calls:#,0} | {count.Survived:#,0} | {(count.CanBeSeen ? $"{count.Seen:#,0}" : "by design not")} | {count.Calls - count.Survived:#,0} |"
            );
        }
    }

    private sealed class Count
    {
        public int Injected { get; set; }

        public int Calls { get; set; }

        public int Survived { get; set; }

        public int Seen { get; set; }

        public bool CanBeSeen { get; set; }
    }
}
