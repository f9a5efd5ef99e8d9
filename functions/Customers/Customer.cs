namespace ScreenPop.Customers;

/// <summary>One customer, as the table and the customer file know them. Empty fields are null.</summary>
public sealed record Customer
{
    private static readonly Dictionary<string, string> NoFields = [];

    /// <summary>The id in the system of record. Unique; at most 128 bytes.</summary>
    public required string Id { get; init; }

    public string? Name { get; init; }

    public string? FirstName { get; init; }

    public string? Account { get; init; }

    /// <summary>Service level, such as <c>gold</c>.</summary>
    public string? Tier { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string? Language { get; init; }

    public string? Notes { get; init; }

    /// <summary>E.164, the preferred one first.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Lower case, the preferred one first.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>
    /// Values of the attributes that contact-flows/attributes.json has a column of the customer file for, by attribute.
    /// </summary>
    public IReadOnlyDictionary<string, string> OwnFields { get; init; } = NoFields;

    /// <summary>Keys the customer file declares beyond the built-in ones, such as an order number.</summary>
    public IReadOnlyList<Keys.LookupKey> DeclaredKeys { get; init; } = [];

    /// <summary>Everything this customer can be found by, without repetition; the customer id first.</summary>
    public IReadOnlyList<Keys.LookupKey> LookupKeys =>
        [
            .. new[] { Keys.LookupKey.CustomerId(Id) }
                .Concat(Phones.Select(Keys.LookupKey.Phone))
                .Concat(Emails.Select(Keys.LookupKey.Email))
                .Concat(Account is null ? [] : [Keys.LookupKey.Account(Account)])
                .Concat(DeclaredKeys)
                .Distinct(),
        ];
}
