using ScreenPop.Customers.History;

namespace ScreenPop.Customers.Table;

/// <summary>The result of one Query for a key.</summary>
/// <param name="Customers">The customers with the key, at most <see cref="CustomerTable.MaxCustomers"/>, in no particular
/// order.</param>
/// <param name="RecentContacts">Newest first, at most <see cref="CustomerTable.MaxContacts"/>: the contacts of the customers
/// found, and contacts of the key whose customer is unknown.</param>
/// <param name="More">True when the key has more customers than were read.</param>
/// <param name="Unreadable">The number of items that lack a required attribute. They are left out.</param>
public sealed record KeyResult(
    IReadOnlyList<Customer> Customers,
    IReadOnlyList<PastContact> RecentContacts,
    bool More,
    int Unreadable
);
