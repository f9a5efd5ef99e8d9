namespace ScreenPop.Customers.Import;

/// <summary>What was read and not used, counted by column. Rows are read by one thread.</summary>
internal sealed class ImportNotes
{
    /// <summary>Names that a JSON Lines file may invent by the million.</summary>
    private const int MaxColumns = 1000;

    private readonly Dictionary<string, long> ignored = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> leftOut = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Columns that nothing declares, with the number of their values.</summary>
    public IReadOnlyList<ColumnCount> Ignored => List(ignored);

    /// <summary>Values that make no sense among others of the same customer that do.</summary>
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

/// <param name="Column">Of the file.</param>
/// <param name="Values">How many rows have a value there, or how many values there are.</param>
public sealed record ColumnCount(string Column, long Values);
