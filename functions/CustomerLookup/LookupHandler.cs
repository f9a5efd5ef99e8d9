using ScreenPop.CustomerLookup.Answers;
using ScreenPop.CustomerLookup.Events;
using ScreenPop.CustomerLookup.Lookup;
using ScreenPop.Customers;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.LambdaHost;
using ScreenPop.LambdaHost.Logging;

namespace ScreenPop.CustomerLookup;

/// <summary>Answers one event: key, table, answer. Whatever goes wrong with the table is an answer too.</summary>
internal sealed class LookupHandler(
    LookupSettings settings,
    CustomerTable table,
    ContactLedger ledger,
    AttributeContract contract,
    JsonLogger log,
    TimeProvider clock
)
{
    /// <summary>Time kept back for the answer's way to Connect.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(100);

    private readonly LineDirectory lines = new(settings.LineMaxAge, clock);
    private readonly Attempts attempts = new(clock);

    /// <exception cref="NotAConnectEventException">The event is not Amazon Connect's.</exception>
    public async Task<Dictionary<string, string>> HandleAsync(
        ConnectEvent @event,
        InvocationContext context,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var contact = @event.ContactData();
        using var scope = log.BeginScope(new InvocationScope(context.RequestId, contact.ContactId));
        var outcome = new LookupOutcome { Channel = contact.Channel };
        try
        {
            await LookUpAsync(contact, @event.Parameters, context, outcome, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            outcome.Fail(ErrorKind.Internal);
            log.LookupBroke(e);
        }

        var answer = AnswerFor(outcome, contact);
        LeaveNote(outcome, contact, context);
        outcome.Report(log, clock, settings.MetricsNamespace, clock.GetElapsedTime(started), answer, context.ColdStart);
        return answer.Values;
    }

    private async Task LookUpAsync(
        ContactData contact,
        LookupParameters parameters,
        InvocationContext context,
        LookupOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        var budget = Budget(context);
        using var timer = new CancellationTokenSource(budget, clock);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);

        var line = FindLineAsync(DialedLine.Of(contact, parameters, settings.Country), budget, outcome, deadline.Token);
        var selection = KeySelection.For(contact, parameters, settings.Country);
        if (selection.Key is not null)
        {
            await FindCustomersAsync(selection.Key, outcome, budget, deadline.Token).ConfigureAwait(false);
        }
        else if (selection.Problem is not null)
        {
            outcome.Fail(ErrorKind.BadRequest);
            log.ParameterWrong(selection.Problem);
        }
        else
        {
            outcome.Status = selection.Status!;
        }

        outcome.Line = await line.ConfigureAwait(false);
        if (outcome.Line.Failure is { } failure)
        {
            log.LineNotRead(TableFault.KindOf(failure));
        }
    }

    private async Task FindCustomersAsync(LookupKey key, LookupOutcome outcome, TimeSpan budget, CancellationToken deadline)
    {
        outcome.Key = key;
        var started = clock.GetTimestamp();
        try
        {
            var found = await attempts
                .RunAsync(token => table.FindAsync(key, token), budget, outcome.CountRetry, deadline)
                .ConfigureAwait(false);
            outcome.Take(found);
            if (found.Unreadable > 0)
            {
                log.ItemsUnreadable(found.Unreadable, key.Name, Mask.Key(key.Value));
            }
        }
        catch (Exception e)
        {
            outcome.Fail(TableFault.KindOf(e));
            log.TableFailed(outcome.ErrorKind!, key.Name, Mask.Key(key.Value), e);
        }

        outcome.TableTime = clock.GetElapsedTime(started);
    }

    private Task<LineResult> FindLineAsync(string? number, TimeSpan budget, LookupOutcome outcome, CancellationToken deadline) =>
        number is null
            ? Task.FromResult(LineResult.None)
            : lines.FindAsync(
                number,
                () => attempts.RunAsync(token => table.FindLineAsync(number, token), budget, outcome.CountRetry, deadline)
            );

    /// <summary>The configured deadline, or what is left of the invocation where that is nearer.</summary>
    private TimeSpan Budget(InvocationContext context)
    {
        var left = context.Deadline - clock.GetUtcNow() - Margin;
        return left >= settings.Deadline ? settings.Deadline
            : left > TimeSpan.Zero ? left
            : TimeSpan.Zero;
    }

    private LookupAnswer AnswerFor(LookupOutcome outcome, ContactData contact)
    {
        var answer = new LookupAnswer(contract);
        AnswerWriter.Write(outcome, answer);
        answer.Fit(contact.CarriedBytes(contract.IsWrittenByLookup));
        return answer;
    }

    /// <summary>
    /// Contact events do not say who the customer was, so the lookup leaves a note of the key for ContactHistory. It is
    /// written when the answer is on its way; without it the contact is missing from the history and nothing else.
    /// </summary>
    private void LeaveNote(LookupOutcome outcome, ContactData contact, InvocationContext context)
    {
        if (settings.HistoryDays > 0 && outcome.Key is { } key && contact.ContactId is { } contactId)
        {
            var note = new ContactNote(key, outcome.Line.Line?.Name);
            var expiresAt = clock.GetUtcNow().AddDays(settings.HistoryDays);
            context.AfterAnswer(async cancellationToken =>
            {
                using var timer = new CancellationTokenSource(settings.Deadline, clock);
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
                await ledger.NoteAsync(contactId, note, expiresAt, limit.Token).ConfigureAwait(false);
            });
        }
    }
}
