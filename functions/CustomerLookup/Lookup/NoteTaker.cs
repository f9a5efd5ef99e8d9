using ScreenPop.Customers.Table;
using ScreenPop.Customers.Table.Requests;
using ScreenPop.LambdaHost;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.LambdaHost.Metrics;

namespace ScreenPop.CustomerLookup.Lookup;

/// <summary>
/// Writes a note for ContactHistory after each lookup, because contact events do not name the customer. It writes the note once
/// the answer has been sent. A metric counts the notes that fail: their contacts may be missing from the history.
/// </summary>
internal sealed class NoteTaker(LookupSettings settings, NoteLog notes, JsonLogger log, TimeProvider clock)
{
    /// <summary>The timeout for the note, including its retries and delays.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>The timeout after a failed lookup: an outage must not keep the function from its next caller.</summary>
    private static readonly TimeSpan RestWhileFailing = TimeSpan.FromSeconds(1) / 3;

    /// <summary>Lambda kills the process at the invocation's deadline. The note ends this long before it.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    public void Take(LookupOutcome outcome, string? contactId, InvocationContext context)
    {
        var now = clock.GetUtcNow();
        if (settings.HistoryDays > 0 && contactId is not null && outcome.Note(contactId, context.RequestId, now) is { } note)
        {
            var expiresAt = now.AddDays(settings.HistoryDays);
            context.AfterAnswer(async cancellationToken =>
            {
                // The answer's log scope has ended. Without a new one, log lines from here on would not name their contact.
                using var scope = log.BeginScope(new InvocationScope(context.RequestId, contactId));
                using var budget = new TimeBudget(RestFor(outcome, context), clock, cancellationToken);
                try
                {
                    await notes.AppendAsync(note, expiresAt, budget).ConfigureAwait(false);
                }
                catch (Exception e)
                {
                    log.NoteGivenUp(ErrorKind.Of(e), e);
                    new MetricLine(log, clock, settings.MetricsNamespace).Count("NotesGivenUp").Write();
                }
            });
        }
    }

    private TimeSpan RestFor(LookupOutcome outcome, InvocationContext context)
    {
        var rest = outcome.TableIsFailing ? RestWhileFailing : Rest;
        var left = context.Deadline - clock.GetUtcNow() - Margin;
        return left < rest ? left : rest;
    }
}
