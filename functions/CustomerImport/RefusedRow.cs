namespace ScreenPop.Customers.Import;

/// <summary>A row that was not imported.</summary>
/// <param name="Line">Number of its first line in the file, counted from 1.</param>
/// <param name="Reason">Why, without the value itself.</param>
/// <param name="Raw">The row as it stands in the file.</param>
public sealed record RefusedRow(long Line, string Reason, string Raw)
{
    /// <summary>The reason as many rows have it: what a report counts.</summary>
    public string Kind { get; init; } = Reason;
}
