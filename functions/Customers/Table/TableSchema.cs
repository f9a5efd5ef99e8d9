namespace ScreenPop.Customers.Table;

/// <summary>Names in the one table. docs/lookup.md draws it.</summary>
public static class TableSchema
{
    public const string PartitionKey = "PK";
    public const string SortKey = "SK";

    /// <summary>Epoch seconds after which DynamoDB removes the item (its time-to-live attribute).</summary>
    public const string ExpiresAt = "expiresAt";

    /// <summary>
    /// Sort keys of customers begin with this and those of past contacts with <see cref="ContactPrefix"/>: read backwards,
    /// a partition gives the customers first and then the contacts, newest first.
    /// </summary>
    internal const string CustomerPrefix = "CUSTOMER#";

    internal const string ContactPrefix = "CONTACT#";

    internal const string NotePrefix = "NOTE#";

    internal const string LinePrefix = "LINE#";

    internal const string LineSortKey = "LINE";
}
