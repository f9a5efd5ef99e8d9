using System.Globalization;
using ScreenPop.Customers.Import;

namespace ScreenPop.Cli.Customers;

/// <summary>Writes the report of an import as lines.</summary>
internal static class ImportText
{
    private const int MostLines = 20;

    public static IEnumerable<string> Lines(ImportReport report, bool dryRun, TimeSpan elapsed, RefusalReasons reasons)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{(dryRun ? "Dry run, nothing written. " : "")}{report.Rows:#,0} {Rows(report.Rows)} read = {report.Added:#,0} added + {report.Changed:#,0} changed + "
                + $"{report.Unchanged:#,0} unchanged + {report.Refused:#,0} refused{Others(report)}; "
                + $"{report.ItemsWritten:#,0} items {(dryRun ? "to write" : "written")}, "
                + $"{report.ItemsDeleted:#,0} {(dryRun ? "to delete" : "deleted")}, in {elapsed.TotalSeconds:0.0} s."
        );
        if (report.ItemsInDoubt is > 0 and var inDoubt)
        {
            yield return inDoubt == 1
                ? "1 more item is in doubt: the table did not answer, and it may have it."
                : Text($"{inDoubt:#,0} more items are in doubt: the table did not answer, and it may have them.");
        }

        if (report.MarkedDeleted is > 0 and var deleted)
        {
            yield return deleted == 1
                ? "1 row is marked as deleted and was not imported."
                : Text($"{deleted:#,0} rows are marked as deleted and were not imported.");
        }

        foreach (var (reason, rows) in reasons.Counts.Take(MostLines))
        {
            yield return Text($"refused: {rows:#,0} {Rows(rows)}: {reason}");
        }

        foreach (var (column, values) in report.LeftOut.Take(MostLines))
        {
            yield return Text($"left out: {column}, {values:#,0} invalid {Values(values)} of customers with other, valid ones");
        }

        foreach (var (column, values) in report.Ignored.Take(MostLines))
        {
            yield return Text($"ignored: {column}, {values:#,0} {Values(values)}");
        }

        if (report.Ignored.Count > MostLines)
        {
            yield return Text($"ignored: {report.Ignored.Count - MostLines:#,0} more columns");
        }
    }

    /// <summary>
    /// Counts the rows of deleted customers, and those that an import read but did not finish. Some items of an unfinished row
    /// may be in the table.
    /// </summary>
    private static string Others(ImportReport report)
    {
        var rest = report.Rows - report.Added - report.Changed - report.Unchanged - report.Refused - report.MarkedDeleted;
        return (report.MarkedDeleted > 0 ? Text($" + {report.MarkedDeleted:#,0} marked as deleted") : "")
            + (rest > 0 ? Text($" + {rest:#,0} not finished") : "");
    }

    private static string Rows(long count) => count == 1 ? "row" : "rows";

    private static string Values(long count) => count == 1 ? "value" : "values";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
