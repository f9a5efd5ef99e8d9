namespace ScreenPop.Customers;

/// <summary>One customer, as in the table and the customer file. Empty fields are null.</summary>
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

    /// <summary>Phone numbers in E.164, the preferred one first.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>E-mail addresses in lower case, with domains as the file has them, the preferred one first.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>
    /// Values of the attributes for which contact-flows/attributes.json declares a column of the customer file, by attribute.
    /// </summary>
    public IReadOnlyDictionary<string, string> OwnFields { get; init; } = NoFields;

    /// <summary>Keys that the customer file declares beyond the built-in ones, such as an order number.</summary>
    public IReadOnlyList<Keys.LookupKey> DeclaredKeys { get; init; } = [];

    /// <summary>Every key of this customer, without repetition; the customer id first.</summary>
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
