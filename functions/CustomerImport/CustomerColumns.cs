namespace ScreenPop.Customers.Import;

/// <summary>The columns of a customer file.</summary>
internal static class CustomerColumns
{
    public const string Id = "customerId";
    public const string Name = "name";
    public const string FirstName = "firstName";
    public const string Phones = "phones";
    public const string Emails = "emails";
    public const string Account = "account";
    public const string Tier = "tier";
    public const string Language = "language";
    public const string Notes = "notes";

    /// <summary>Begins the name of a column that declares a key of its own, such as <c>key:orderNumber</c>.</summary>
    public const string KeyPrefix = "key:";

    private static readonly string[] Known = [Id, Name, FirstName, Phones, Emails, Account, Tier, Language, Notes];

    public static bool IsKnown(string column) =>
        Known.Contains(column, StringComparer.OrdinalIgnoreCase)
        || column.StartsWith(KeyPrefix, StringComparison.OrdinalIgnoreCase);
}
