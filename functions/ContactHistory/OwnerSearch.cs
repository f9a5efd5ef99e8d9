using ScreenPop.Customers.History;
using ScreenPop.Customers.Table;
using ScreenPop.Customers.Table.Requests;

namespace ScreenPop.ContactHistory;

/// <summary>Finds the customer that an ended contact belongs to from the notes of the contact's lookups.</summary>
/// <param name="gateway">The table.</param>
/// <param name="lookupTimeout">The longest time that a lookup runs after its caller has hung up.</param>
internal sealed class OwnerSearch(TableGateway gateway, TimeSpan lookupTimeout)
{
    /// <summary>
    /// One second for events, whose times are whole seconds; one second for clock differences and the writing of the note.
    /// </summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private readonly NoteLog notes = new(gateway);
    private readonly CustomerTable table = new(gateway);

    /// <returns>The owner; null when no lookup ran.</returns>
    public async Task<ContactOwner?> FindAsync(ContactFacts contact, TimeBudget budget)
    {
        await WaitForLookupsAsync(contact, budget).ConfigureAwait(false);
        var known = await notes.ReadAsync(contact.ContactId, budget).ConfigureAwait(false);
        if (contact.InitialContactId is { } first && first != contact.ContactId)
        {
            // A transfer does not change the customer.
            known = [.. known, .. await notes.ReadAsync(first, budget).ConfigureAwait(false)];
        }

        var owner = ContactOwner.Of(known);
        return owner is { CustomerId: null }
            ? owner with
            {
                CustomerId = await AskAgainAsync(known, budget).ConfigureAwait(false),
            }
            : owner;
    }

    /// <summary>
    /// Waits until no lookup of the contact can still be running. A caller may hang up during a lookup, and the note then arrives
    /// after the contact's end. A contact that reached an agent has no more lookups, so there is no wait.
    /// </summary>
    private async Task WaitForLookupsAsync(ContactFacts contact, TimeBudget budget)
    {
        var over = contact.EndedAt!.Value + lookupTimeout + Tolerance;
        var wait = over - budget.Clock.GetUtcNow();
        if (contact.Agent is null && wait > TimeSpan.Zero)
        {
            var longest = lookupTimeout + Tolerance;
            await Task.Delay(wait < longest ? wait : longest, budget.Clock, budget.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Repeats the failed lookups. There is time now, since no caller waits.</summary>
    private async Task<string?> AskAgainAsync(IReadOnlyList<LookupNote> known, TimeBudget budget)
    {
        foreach (var key in ContactOwner.Unanswered(known))
        {
            var found = await table.FindAsync(key, budget).ConfigureAwait(false);
            if (found is { Customers: [var only], More: false })
            {
                return only.Id;
            }
        }

        return null;
    }
}
