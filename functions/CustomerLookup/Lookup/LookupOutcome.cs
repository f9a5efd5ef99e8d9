using ScreenPop.CustomerLookup.Answers;
using ScreenPop.Customers;
using ScreenPop.Customers.History;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.LambdaHost.Metrics;

namespace ScreenPop.CustomerLookup.Lookup;

/// <summary>The outcome of a lookup: the source of its answer, its log line and its metrics.</summary>
internal sealed class LookupOutcome
{
    public string Status { get; set; } = LookupStatus.None;

    /// <summary>The kind of error when <see cref="Status"/> is <c>error</c>.</summary>
    public string? ErrorKind { get; private set; }

    public string? Channel { get; init; }

    /// <summary>The key of the lookup; null when there is none.</summary>
    public LookupKey? Key { get; set; }

    /// <summary>The number or address that the contact comes from.</summary>
    public LookupKey? Caller { get; set; }

    public IReadOnlyList<Customer> Customers { get; private set; } = [];

    public IReadOnlyList<PastContact> RecentContacts { get; private set; } = [];

    /// <summary>True when there are more customers than <see cref="Customers"/> holds.</summary>
    public bool MoreCustomers { get; private set; }

    public LineResult Line { get; private set; } = LineResult.None;

    /// <summary>Whether the directory has the dialed number; an error until it is read.</summary>
    public string LineStatus { get; private set; } = LookupStatus.Error;

    /// <summary>Duration of the customers' Query, including its retries; null when there was none.</summary>
    public TimeSpan? TableTime { get; set; }

    /// <summary>The number of retries of table requests.</summary>
    public int TableRetries { get; set; }

    /// <summary>True after a failed table request: the next one probably fails too.</summary>
    public bool TableIsFailing { get; private set; }

    public void Fail(string errorKind)
    {
        Status = LookupStatus.Error;
        ErrorKind = errorKind;
    }

    /// <summary>Records a failed Query for the customers.</summary>
    public void FailTable(Exception exception)
    {
        Fail(Lookup.ErrorKind.Of(exception));
        TableIsFailing = true;
    }

    public void TakeLine(LineResult line)
    {
        Line = line;
        LineStatus =
            line.Line is not null ? LookupStatus.Match
            : line.Failure is null ? LookupStatus.None
            : LookupStatus.Error;
        TableIsFailing |= line.Failure is not null;
    }

    /// <summary>The note with what this lookup learned about the contact's customer; null when it learned nothing.</summary>
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

    public void Log(JsonLogger log, TimeSpan duration, LookupAnswer answer) =>
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

    public void Count(
        JsonLogger log,
        TimeProvider clock,
        string metricsNamespace,
        TimeSpan duration,
        LookupAnswer answer,
        bool coldStart
    )
    {
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
