using System.Text.Json;
using ScreenPop.ContactHistory.Events;
using ScreenPop.Customers.History;
using ScreenPop.Customers.Table;
using ScreenPop.Customers.Table.Requests;
using ScreenPop.LambdaHost;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.LambdaHost.Metrics;

namespace ScreenPop.ContactHistory;

/// <summary>
/// Handles contact events in any order and any number of times. It merges the facts of each event into the table. Once the
/// contact has ended, it decides which customer the contact belongs to and files it in that customer's history. It throws on
/// failure: Lambda retries the event and finally sends it to the dead-letter queue.
/// </summary>
internal sealed class HistoryHandler(HistorySettings settings, TableGateway gateway, JsonLogger log, TimeProvider clock)
{
    /// <summary>Time reserved for sending the answer to Lambda.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(500);

    private readonly ContactLedger ledger = new(gateway);
    private readonly HistoryFiles files = new(gateway);
    private readonly OwnerSearch owners = new(gateway, settings.LookupTimeout);

    /// <exception cref="NotAContactEventException">The event is not a contact event.</exception>
    public async Task<HistoryResult> HandleAsync(JsonElement json, InvocationContext context, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var @event = new ContactEvent(json);
        using var scope = log.BeginScope(new InvocationScope(context.RequestId, @event.ContactId));
        using var budget = new TimeBudget(context.Deadline - clock.GetUtcNow() - Margin, clock, cancellationToken);
        var expiresAt = clock.GetUtcNow().AddDays(settings.Days);
        var contact = await ledger.MergeAsync(Facts(@event), expiresAt, budget).ConfigureAwait(false);
        var result = contact.EndedAt is null
            ? HistoryResult.Remembered
            : await FileAsync(contact, expiresAt, budget).ConfigureAwait(false);

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
            Stage = @event.Stage,
            Channel = @event.Channel,
            InitiationMethod = @event.InitiationMethod,
            StartedAt = @event.InitiatedAt,
            EndedAt = @event.DisconnectedAt,
            Queue = @event.Queue,
            Agent = @event.Agent,
        };

    private async Task<HistoryResult> FileAsync(ContactFacts contact, DateTimeOffset expiresAt, TimeBudget budget)
    {
        var owner = contact.Owner;
        if (owner is null)
        {
            if (await owners.FindAsync(contact, budget).ConfigureAwait(false) is not { } found)
            {
                return HistoryResult.Unknown;
            }

            owner = await ledger.DecideAsync(contact.ContactId, found, budget).ConfigureAwait(false);
        }

        var isFiled = await files.FileAsync(PastContact.Of(contact, owner, expiresAt), owner.Key, budget).ConfigureAwait(false);
        return isFiled ? HistoryResult.Recorded : HistoryResult.Unknown;
    }
}
