namespace ScreenPop.Customers.Table;

/// <summary>What one Query for a key found.</summary>
/// <param name="Customers">Every customer with the key, up to <see cref="CustomerTable.MaxCustomers"/>, in no meaningful order.</param>
/// <param name="RecentContacts">Newest first.</param>
/// <param name="More">True when there are more customers than were read.</param>
/// <param name="Unreadable">Items that lack what a customer or contact must have; they are left out.</param>
public sealed record KeyResult(
    IReadOnlyList<Customer> Customers,
    IReadOnlyList<PastContact> RecentContacts,
    bool More,
    int Unreadable
);
