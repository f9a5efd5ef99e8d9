using ScreenPop.Customers.History;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table.Requests;

namespace ScreenPop.Customers.Table;

/// <summary>
/// Files past contacts where the Query of the next lookup finds them: under every key of the customer or, for an unknown
/// customer, under the number. Filing is idempotent.
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

        // The customer has been removed in the meantime: the contact is filed under its number.
        await PutAsync(contact with { CustomerId = null }, key, budget).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Files the same contacts under every key of a customer, including new keys. Some contacts may be older than the link
    /// between the number and the customer.
    /// </summary>
    /// <param name="customer">The customer's present state.</param>
    /// <param name="contact">A contact to add; null for none.</param>
    /// <param name="budget">The time budget.</param>
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
            // The contact being filed replaces the entry of an earlier event.
            .Reverse()
            .DistinctBy(past => past.ContactId)
            .Select(past => past with { CustomerId = customer.Id })
            .OrderByDescending(past => past.At)
            .ToList();
        // The contact being filed is always included, even if it is older than the newest ones.
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

    /// <summary>The contact without its expiry. An entry that differs only in its expiry is not written again.</summary>
    private static PastContact WhatItTells(PastContact contact) => contact with { ExpiresAt = default };

    private Task PutAsync(PastContact contact, LookupKey key, TimeBudget budget) =>
        gateway.PutItemAsync(PastContactItem.Write(contact, key.Partition), budget);
}
