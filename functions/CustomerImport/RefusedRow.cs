namespace ScreenPop.Customers.Import;

/// <summary>A row that was not imported.</summary>
/// <param name="Line">The number of the row's first line in the file, counted from 1.</param>
/// <param name="Reason">The reason for the refusal, without the value itself.</param>
/// <param name="Raw">The row as the file has it.</param>
public sealed record RefusedRow(long Line, string Reason, string Raw)
{
    /// <summary>The reason without the row's own details, as the report counts it.</summary>
    public string Kind { get; init; } = Reason;
}
