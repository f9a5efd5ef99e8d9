using ScreenPop.Customers.History;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table.Requests;

namespace ScreenPop.Customers.Table;

/// <summary>
/// Files past contacts where the next lookup's one Query finds them: in the partition of every key of the customer, or, when
/// nobody knows the customer, in that of the number. Doing so twice is the same as doing it once.
/// </summary>
public sealed class HistoryFiles(TableGateway gateway)
{
    private readonly CustomerTable table = new(gateway);

    /// <returns>False when there is no key to file the contact under.</returns>
    public async Task<bool> FileAsync(PastContact contact, LookupKey? key, TimeBudget budget)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (contact.CustomerId is { } id && await table.FindCustomerAsync(id, budget).ConfigureAwait(false) is { } customer)
        {
            await ShareAsync(customer, contact, budget).ConfigureAwait(false);
            return true;
        }

        if (key is null)
        {
            return false;
        }

        // Of a customer who is gone meanwhile the number's history remains.
        await PutAsync(contact with { CustomerId = null }, key, budget).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Makes all keys of a customer tell the same contacts: also a key that is new, and also contacts from before anybody knew
    /// that the number is theirs.
    /// </summary>
    /// <param name="customer">The customer as they are now.</param>
    /// <param name="contact">A contact to add; null for none.</param>
    /// <param name="budget">Time there is.</param>
    public async Task ShareAsync(Customer customer, PastContact? contact, TimeBudget budget)
    {
        ArgumentNullException.ThrowIfNull(customer);
        var found = await Task.WhenAll(
                customer.LookupKeys.Select(async key =>
                    (Key: key, Result: await table.FindAsync(key, budget).ConfigureAwait(false))
                )
            )
            .ConfigureAwait(false);
        var theirs = found
            .SelectMany(at => at.Result.RecentContacts.Where(past => IsTheirs(past, at.Result)))
            .Append(contact)
            .OfType<PastContact>()
            // The contact that is being filed stands over what an earlier event of it said.
            .Reverse()
            .DistinctBy(past => past.ContactId)
            .Select(past => past with { CustomerId = customer.Id })
            .OrderByDescending(past => past.At)
            .ToList();
        // What is filed now is filed also when it began before the newest.
        var filed = theirs.Where((past, place) => place < CustomerTable.MaxContacts || past.ContactId == contact?.ContactId);
        await Task.WhenAll(
                from at in found
                from past in filed.ExceptBy(at.Result.RecentContacts.Select(WhatItTells), WhatItTells)
                select PutAsync(past, at.Key, budget)
            )
            .ConfigureAwait(false);

        bool IsTheirs(PastContact past, KeyResult at) =>
            past.CustomerId == customer.Id
            || (past.CustomerId is null && !at.More && at.Customers.Count == 1 && at.Customers[0].Id == customer.Id);
    }

    /// <summary>An entry that differs in nothing else need not be written again.</summary>
    private static PastContact WhatItTells(PastContact contact) => contact with { ExpiresAt = default };

    private Task PutAsync(PastContact contact, LookupKey key, TimeBudget budget) =>
        gateway.PutItemAsync(PastContactItem.Write(contact, key.Partition), budget);
}
