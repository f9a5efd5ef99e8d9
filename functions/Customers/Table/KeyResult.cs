using ScreenPop.Customers.History;

namespace ScreenPop.Customers.Table;

/// <summary>What one Query for a key found.</summary>
/// <param name="Customers">The customers with the key, at most <see cref="CustomerTable.MaxCustomers"/>, in no meaningful
/// order.</param>
/// <param name="RecentContacts">
/// Newest first, at most <see cref="CustomerTable.MaxContacts"/>: those of the customers found, and those of the key that
/// nobody knew whom they were with.
/// </param>
/// <param name="More">True when there are more customers than were read.</param>
/// <param name="Unreadable">Items that lack what a customer or contact must have; they are left out.</param>
public sealed record KeyResult(
    IReadOnlyList<Customer> Customers,
    IReadOnlyList<PastContact> RecentContacts,
    bool More,
    int Unreadable
);
