namespace ScreenPop.Customers.Import;

/// <summary>Counts for the report. Workers update them concurrently.</summary>
internal sealed class ImportCounters
{
    private readonly Lock adding = new();
    private ImportReport report = new(0, 0, 0, 0, 0, 0, 0);

    public ImportReport Report
    {
        get
        {
            lock (adding)
            {
                return report;
            }
        }
    }

    public ImportReport Add(
        long rows = 0,
        long added = 0,
        long changed = 0,
        long unchanged = 0,
        long refused = 0,
        long markedDeleted = 0,
        long written = 0,
        long deleted = 0,
        long inDoubt = 0
    )
    {
        lock (adding)
        {
            return report = new ImportReport(
                report.Rows + rows,
                report.Added + added,
                report.Changed + changed,
                report.Unchanged + unchanged,
                report.Refused + refused,
                report.ItemsWritten + written,
                report.ItemsDeleted + deleted
            )
            {
                MarkedDeleted = report.MarkedDeleted + markedDeleted,
                ItemsInDoubt = report.ItemsInDoubt + inDoubt,
            };
        }
    }
}
