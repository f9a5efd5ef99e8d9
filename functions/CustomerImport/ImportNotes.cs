namespace ScreenPop.Customers.Import;

/// <summary>Counts ignored values by column. One thread reads the rows.</summary>
internal sealed class ImportNotes
{
    /// <summary>A JSON Lines file may invent millions of names; more than this many are not listed.</summary>
    private const int MaxColumns = 1000;

    private readonly Dictionary<string, long> ignored = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> leftOut = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Undeclared columns, with the number of their values.</summary>
    public IReadOnlyList<ColumnCount> Ignored => List(ignored);

    /// <summary>Invalid values of customers who also have valid ones.</summary>
    public IReadOnlyList<ColumnCount> LeftOut => List(leftOut);

    public void CountIgnored(string column) => Count(ignored, column, 1);

    public void CountLeftOut(string column, int values) => Count(leftOut, column, values);

    private static IReadOnlyList<ColumnCount> List(Dictionary<string, long> counts) =>
        counts.Count == 0 ? [] : [.. counts.Select(count => new ColumnCount(count.Key, count.Value))];

    private static void Count(Dictionary<string, long> counts, string column, int values)
    {
        if (values > 0 && (counts.ContainsKey(column) || counts.Count < MaxColumns))
        {
            counts[column] = counts.GetValueOrDefault(column) + values;
        }
    }
}

/// <param name="Column">The column of the file.</param>
/// <param name="Values">The number of rows with a value in an ignored column, or of invalid values in any other column.</param>
public sealed record ColumnCount(string Column, long Values);
