using ScreenPop.Customers.History;
using ScreenPop.Customers.Table;
using ScreenPop.Customers.Table.Requests;

namespace ScreenPop.ContactHistory;

/// <summary>Finds out whom a contact that has ended was with, by the notes of its lookups.</summary>
/// <param name="gateway">The table.</param>
/// <param name="lookupTimeout">How long a lookup may be at work after its caller has hung up.</param>
internal sealed class OwnerSearch(TableGateway gateway, TimeSpan lookupTimeout)
{
    /// <summary>
    /// A second because events have whole seconds, and one for clocks that differ and for the note's way to the table.
    /// </summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private readonly NoteLog notes = new(gateway);
    private readonly CustomerTable table = new(gateway);

    /// <returns>Null when nobody was looked up.</returns>
    public async Task<ContactOwner?> FindAsync(ContactFacts contact, TimeBudget budget)
    {
        await WaitForLookupsAsync(contact, budget).ConfigureAwait(false);
        var known = await notes.ReadAsync(contact.ContactId, budget).ConfigureAwait(false);
        if (contact.InitialContactId is { } first && first != contact.ContactId)
        {
            // A transferred contact is still the same customer's.
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
    /// A caller may hang up while a lookup is at work, and its note comes after the end. Where an agent was reached the flow's
    /// lookups are over; otherwise this waits until none can be at work any more.
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

    /// <summary>Nobody waits now, so what the lookups could not tell is asked for again.</summary>
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
