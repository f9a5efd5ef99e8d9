namespace ScreenPop.Soak.Plans;

/// <summary>Somebody who contacts us, and what a lookup has to find out about them.</summary>
/// <param name="Kind">What kind of caller, for the report.</param>
/// <param name="Address">Number, address or word that the contact comes from; null for none.</param>
/// <param name="Key">The table's partition the lookup has to read; null when there is nothing to look up.</param>
/// <param name="Status">The lookup's answer when nothing goes wrong.</param>
/// <param name="CustomerId">The one customer; null unless <paramref name="Status"/> is <c>match</c>.</param>
internal sealed record Caller(string Kind, string? Address, string? Key, string Status, string? CustomerId = null);
