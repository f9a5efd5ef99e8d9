namespace ScreenPop.Soak.Plans;

/// <summary>A caller, and the expected result of the lookup.</summary>
/// <param name="Kind">The kind of caller, for the report.</param>
/// <param name="Address">The number, address or word that the contact comes from; null for none.</param>
/// <param name="Key">The table's partition that the lookup must read; null for none.</param>
/// <param name="Status">The lookup's answer without faults.</param>
/// <param name="CustomerId">The one customer; null unless <paramref name="Status"/> is <c>match</c>.</param>
internal sealed record Caller(string Kind, string? Address, string? Key, string Status, string? CustomerId = null);
