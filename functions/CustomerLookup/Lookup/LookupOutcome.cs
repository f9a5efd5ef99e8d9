using ScreenPop.CustomerLookup.Answers;
using ScreenPop.Customers;
using ScreenPop.Customers.History;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.LambdaHost.Metrics;

namespace ScreenPop.CustomerLookup.Lookup;

/// <summary>What a lookup came to: the source of the answer, of its log line and of its metrics.</summary>
internal sealed class LookupOutcome
{
    public string Status { get; set; } = LookupStatus.None;

    /// <summary>Set when <see cref="Status"/> is <c>error</c>.</summary>
    public string? ErrorKind { get; private set; }

    public string? Channel { get; init; }

    /// <summary>What was looked up; null when there was nothing to look up.</summary>
    public LookupKey? Key { get; set; }

    /// <summary>The number or address the contact came from.</summary>
    public LookupKey? Caller { get; set; }

    public IReadOnlyList<Customer> Customers { get; private set; } = [];

    public IReadOnlyList<PastContact> RecentContacts { get; private set; } = [];

    /// <summary>There are more customers than <see cref="Customers"/> holds.</summary>
    public bool MoreCustomers { get; private set; }

    public LineResult Line { get; private set; } = LineResult.None;

    /// <summary>Time spent on the customers' Query, attempts included; null when there was none.</summary>
    public TimeSpan? TableTime { get; set; }

    /// <summary>Attempts of table requests that were made again.</summary>
    public int TableRetries { get; set; }

    /// <summary>A request of the table failed, so the next one probably fails too.</summary>
    public bool TableIsFailing { get; private set; }

    public void Fail(string errorKind)
    {
        Status = LookupStatus.Error;
        ErrorKind = errorKind;
    }

    /// <summary>The table could not be asked for the customers.</summary>
    public void FailTable(Exception exception)
    {
        Fail(Lookup.ErrorKind.Of(exception));
        TableIsFailing = true;
    }

    public void TakeLine(LineResult line)
    {
        Line = line;
        TableIsFailing |= line.Failure is not null;
    }

    /// <summary>What this lookup learned about whom the contact is with; null when it learned nothing.</summary>
    public LookupNote? Note(string contactId, string requestId, DateTimeOffset at) =>
        Key is null && Caller is null
            ? null
            : new()
            {
                ContactId = contactId,
                RequestId = requestId,
                At = at,
                Key = Key,
                Caller = Caller,
                Line = Line.Line?.Name,
                Outcome = Status switch
                {
                    LookupStatus.Match => NoteOutcome.Match,
                    LookupStatus.Multiple => NoteOutcome.Several,
                    LookupStatus.Error => NoteOutcome.Failed,
                    _ => NoteOutcome.Nobody,
                },
                CustomerId = Status == LookupStatus.Match ? Customers[0].Id : null,
            };

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
            .Count("TableRetries", TableRetries)
            .Count("LineCacheHits", Line.FromCache ? 1 : 0)
            .Count("ColdStarts", coldStart ? 1 : 0);
        if (TableTime is { } tableTime)
        {
            metrics.Duration("TableLatency", tableTime);
        }

        metrics.Write();
    }
}
