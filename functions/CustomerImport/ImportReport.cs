namespace ScreenPop.Customers.Import;

/// <summary>What an import did; in a dry run, what it would do.</summary>
/// <param name="Rows">Rows read, refused ones included.</param>
/// <param name="Added">Rows that were not in the table.</param>
/// <param name="Changed">Rows that were there with other content.</param>
/// <param name="Unchanged">Rows that were there already; nothing was written for them.</param>
/// <param name="Refused">Rows that are not usable.</param>
/// <param name="ItemsWritten">Items put into the table.</param>
/// <param name="ItemsDeleted">Items of keys that customers no longer have.</param>
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
    /// <summary>Every row that was read is accounted for. False only of a run that did not come to its end.</summary>
    public bool IsBalanced => Rows == Added + Changed + Unchanged + Refused;

    /// <summary>Columns that nothing declares, with the number of their values.</summary>
    public IReadOnlyList<ColumnCount> Ignored { get; init; } = [];

    /// <summary>Values that make no sense, of customers that went in by their others.</summary>
    public IReadOnlyList<ColumnCount> LeftOut { get; init; } = [];
}
