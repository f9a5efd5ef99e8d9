using ScreenPop.CustomerLookup.Answers;
using ScreenPop.Customers;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.LambdaHost.Metrics;

namespace ScreenPop.CustomerLookup.Lookup;

/// <summary>What a lookup came to: the source of the answer, of its log line and of its metrics.</summary>
internal sealed class LookupOutcome
{
    private int retries;

    public string Status { get; set; } = LookupStatus.None;

    /// <summary>Set when <see cref="Status"/> is <c>error</c>.</summary>
    public string? ErrorKind { get; private set; }

    public string? Channel { get; init; }

    /// <summary>What was looked up; null when there was nothing to look up.</summary>
    public LookupKey? Key { get; set; }

    public IReadOnlyList<Customer> Customers { get; private set; } = [];

    public IReadOnlyList<PastContact> RecentContacts { get; private set; } = [];

    /// <summary>There are more customers than <see cref="Customers"/> holds.</summary>
    public bool MoreCustomers { get; private set; }

    public LineResult Line { get; set; } = LineResult.None;

    /// <summary>Time spent on the customers' Query, attempts included; null when there was none.</summary>
    public TimeSpan? TableTime { get; set; }

    /// <summary>One more request of the table is made again. The customers and the line are read side by side.</summary>
    public void CountRetry() => Interlocked.Increment(ref retries);

    public void Fail(string errorKind)
    {
        Status = LookupStatus.Error;
        ErrorKind = errorKind;
    }

    public void Take(KeyResult found)
    {
        (Customers, RecentContacts, MoreCustomers) = (found.Customers, found.RecentContacts, found.More);
        if (found is { Customers.Count: 0, RecentContacts.Count: 0, Unreadable: > 0 })
        {
            Fail(Lookup.ErrorKind.BadData);
            return;
        }

        Status = found.Customers.Count switch
        {
            0 => LookupStatus.None,
            1 => LookupStatus.Match,
            _ => LookupStatus.Multiple,
        };
    }

    public void Report(
        JsonLogger log,
        TimeProvider clock,
        string metricsNamespace,
        TimeSpan duration,
        LookupAnswer answer,
        bool coldStart
    )
    {
        log.LookedUp(
            Channel,
            Key?.Name,
            Mask.Key(Key?.Value),
            Status,
            ErrorKind,
            Customers.Count,
            answer.Truncated,
            duration.TotalMilliseconds
        );

        var metrics = new MetricLine(log, clock, metricsNamespace)
            .Dimension("Outcome", ErrorKind is null ? Status : $"{Status}-{ErrorKind}")
            .Count("Lookups")
            .Duration("Duration", duration)
            .Count("Errors", ErrorKind is null ? 0 : 1)
            .Count("Truncations", answer.Truncated ? 1 : 0)
            .Count("TableRetries", retries)
            .Count("LineCacheHits", Line.FromCache ? 1 : 0)
            .Count("ColdStarts", coldStart ? 1 : 0);
        if (TableTime is { } tableTime)
        {
            metrics.Duration("TableLatency", tableTime);
        }

        metrics.Write();
    }
}
