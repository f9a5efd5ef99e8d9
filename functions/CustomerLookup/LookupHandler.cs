using ScreenPop.CustomerLookup.Answers;
using ScreenPop.CustomerLookup.Events;
using ScreenPop.CustomerLookup.Lookup;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.Customers.Table.Requests;
using ScreenPop.LambdaHost;
using ScreenPop.LambdaHost.Logging;

namespace ScreenPop.CustomerLookup;

/// <summary>
/// Answers one event: it selects the key, reads the table and writes the answer. It also answers when the table fails.
/// </summary>
internal sealed class LookupHandler(
    LookupSettings settings,
    CustomerTable table,
    NoteTaker notes,
    AnswerContract contract,
    JsonLogger log,
    TimeProvider clock
)
{
    /// <summary>Time reserved for sending the answer to Connect.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(100);

    private readonly LineDirectory lines = new(settings.LineMaxAge, clock);

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
        notes.Take(outcome, contact.ContactId, context);
        var duration = clock.GetElapsedTime(started);
        outcome.Log(log, duration, answer);
        // A sample lookup of a check has no contact. Its number is nobody's, so it would lower the share of callers recognised.
        if (contact.ContactId is not null)
        {
            outcome.Count(log, clock, settings.MetricsNamespace, duration, answer, context.ColdStart);
        }

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
        using var budget = new TimeBudget(BudgetFor(context), clock, cancellationToken);
        outcome.Caller = KeySelection.Caller(contact, settings.Country);
        var line = FindLineAsync(DialedLine.Of(contact, parameters, settings.Country), budget);
        var selection = KeySelection.For(contact, parameters, settings.Country);
        if (selection.Key is not null)
        {
            await FindCustomersAsync(selection.Key, outcome, budget).ConfigureAwait(false);
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

        outcome.TakeLine(await line.ConfigureAwait(false));
        outcome.TableRetries = budget.Retries;
        if (outcome.Line.Failure is { } failure)
        {
            log.LineNotRead(ErrorKind.Of(failure));
        }
    }

    private async Task FindCustomersAsync(LookupKey key, LookupOutcome outcome, TimeBudget budget)
    {
        outcome.Key = key;
        var started = clock.GetTimestamp();
        try
        {
            var found = await table.FindAsync(key, budget).ConfigureAwait(false);
            outcome.Take(found);
            if (found.Unreadable > 0)
            {
                log.ItemsUnreadable(found.Unreadable, key.Name, Mask.Key(key.Value));
            }
        }
        catch (Exception e)
        {
            outcome.FailTable(e);
            log.TableFailed(outcome.ErrorKind!, key.Name, Mask.Key(key.Value), e);
        }

        outcome.TableTime = clock.GetElapsedTime(started);
    }

    private Task<LineResult> FindLineAsync(string? number, TimeBudget budget) =>
        number is null ? Task.FromResult(LineResult.None) : lines.FindAsync(number, () => table.FindLineAsync(number, budget));

    /// <summary>The configured deadline, or the invocation's remaining time if that is shorter.</summary>
    private TimeSpan BudgetFor(InvocationContext context)
    {
        var left = context.Deadline - clock.GetUtcNow() - Margin;
        return left < settings.Deadline ? left : settings.Deadline;
    }

    private LookupAnswer AnswerFor(LookupOutcome outcome, ContactData contact)
    {
        var answer = new LookupAnswer(contract);
        AnswerWriter.Write(outcome, answer);
        answer.Fit(contact.CarriedBytes(contract.IsWrittenByLookup));
        AnswerWriter.Confirm(answer);
        return answer;
    }
}
