namespace ScreenPop.Customers.Table;

/// <summary>Names in the table. docs/lookup.md shows its layout.</summary>
public static class TableSchema
{
    public const string PartitionKey = "PK";
    public const string SortKey = "SK";

    /// <summary>The time-to-live attribute: epoch seconds after which DynamoDB deletes the item.</summary>
    public const string ExpiresAt = "expiresAt";

    /// <summary>
    /// Prefix of the sort keys of customers; past contacts use <see cref="ContactPrefix"/>. Read backwards, a partition returns
    /// the customers first and then the contacts, newest first.
    /// </summary>
    internal const string CustomerPrefix = "CUSTOMER#";

    internal const string ContactPrefix = "CONTACT#";

    internal const string NotePrefix = "NOTE#";

    internal const string LinePrefix = "LINE#";

    internal const string LineSortKey = "LINE";
}
