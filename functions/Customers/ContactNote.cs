using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers;

/// <summary>Who a contact was with, as far as the lookup knows.</summary>
/// <param name="Key">What the customer was looked up by.</param>
/// <param name="Line">Name of the dialed line.</param>
public sealed record ContactNote(LookupKey Key, string? Line);
