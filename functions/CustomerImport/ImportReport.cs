namespace ScreenPop.Customers.Import;

/// <summary>The result of an import; in a dry run, the result a real run would have.</summary>
/// <param name="Rows">Rows read, including refused ones.</param>
/// <param name="Added">Rows that were not in the table.</param>
/// <param name="Changed">Rows that were in the table with other content.</param>
/// <param name="Unchanged">Rows that were in the table with the same content; nothing was written for them.</param>
/// <param name="Refused">Rows that are not usable.</param>
/// <param name="ItemsWritten">Items written to the table.</param>
/// <param name="ItemsDeleted">Deleted items of keys that customers no longer have.</param>
public sealed record ImportReport(
    long Rows,
    long Added,
    long Changed,
    long Unchanged,
    long Refused,
    long ItemsWritten,
    long ItemsDeleted
)
{
    /// <summary>Rows that a column marks as deleted. Nothing is imported from them.</summary>
    public long MarkedDeleted { get; init; }

    /// <summary>
    /// Items that the table may have besides <see cref="ItemsWritten"/> and <see cref="ItemsDeleted"/>: their request failed
    /// without an answer. Zero after a complete run.
    /// </summary>
    public long ItemsInDoubt { get; init; }

    /// <summary>True when the report accounts for every row read. False only for a run that did not finish.</summary>
    public bool IsBalanced => Rows == Added + Changed + Unchanged + Refused + MarkedDeleted;

    /// <summary>Undeclared columns, with the number of their values.</summary>
    public IReadOnlyList<ColumnCount> Ignored { get; init; } = [];

    /// <summary>Invalid values of customers who were imported with their valid ones.</summary>
    public IReadOnlyList<ColumnCount> LeftOut { get; init; } = [];
}
