using System.Text.Json;
using ScreenPop.ContactHistory.Events;
using ScreenPop.Customers;
using ScreenPop.Customers.Table;
using ScreenPop.LambdaHost;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.LambdaHost.Metrics;

namespace ScreenPop.ContactHistory;

/// <summary>
/// Takes contact events in any order and any number of times: what they say about a contact is merged in the table, and
/// once the contact is known to have ended it is put into the history of whom it was with. Whatever fails is thrown:
/// the event then goes back to Lambda's retries and at last to the dead-letter queue.
/// </summary>
internal sealed class HistoryHandler(HistorySettings settings, ContactLedger ledger, JsonLogger log, TimeProvider clock)
{
    /// <exception cref="NotAContactEventException">The event is no contact event.</exception>
    public async Task<HistoryResult> HandleAsync(JsonElement json, InvocationContext context, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var @event = new ContactEvent(json);
        using var scope = log.BeginScope(new InvocationScope(context.RequestId, @event.ContactId));
        var expiresAt = clock.GetUtcNow().AddDays(settings.Days);
        var entry = await ledger.MergeAsync(Facts(@event), expiresAt, cancellationToken).ConfigureAwait(false);
        var result = entry.EndedAt is null
            ? HistoryResult.Remembered
            : await RecordAsync(entry, expiresAt, cancellationToken).ConfigureAwait(false);

        log.EventTaken(@event.EventType, result.Outcome);
        new MetricLine(log, clock, settings.MetricsNamespace)
            .Dimension("Outcome", result.Outcome)
            .Count("Events")
            .Count("ColdStarts", context.ColdStart ? 1 : 0)
            .Duration("Duration", clock.GetElapsedTime(started))
            .Write();
        return result;
    }

    private static ContactFacts Facts(ContactEvent @event) =>
        new()
        {
            ContactId = @event.ContactId,
            InitialContactId = @event.InitialContactId,
            SaidAt = @event.At,
            Channel = @event.Channel,
            InitiationMethod = @event.InitiationMethod,
            StartedAt = @event.InitiatedAt,
            EndedAt = @event.DisconnectedAt,
            Queue = @event.Queue,
            Agent = @event.Agent,
        };

    private async Task<HistoryResult> RecordAsync(
        ContactFacts contact,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    )
    {
        if (await FindNoteAsync(contact, cancellationToken).ConfigureAwait(false) is not { } note)
        {
            return HistoryResult.Unknown;
        }

        await ledger
            .RecordAsync(PastContact.Of(contact, note.Line), note.Key, expiresAt, cancellationToken)
            .ConfigureAwait(false);
        return HistoryResult.Recorded;
    }

    /// <summary>The contact's own note, or that of the first contact of its chain: a transferred call is still the same customer's.</summary>
    private async Task<ContactNote?> FindNoteAsync(ContactFacts contact, CancellationToken cancellationToken) =>
        contact.Note is null && contact.InitialContactId is { } first && first != contact.ContactId
            ? await ledger.FindNoteAsync(first, cancellationToken).ConfigureAwait(false)
            : contact.Note;
}
