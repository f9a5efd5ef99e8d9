namespace ScreenPop.Customers.Import.Rows;

/// <summary>A row is not usable.</summary>
/// <param name="reason">Starts in lower case because it follows the line number. It states the cause and never quotes the
/// value.</param>
/// <param name="kind">The reason as the report counts it, for reasons that differ from row to row; null to count the reason
/// itself.</param>
internal sealed class RowRefusedException(string reason, string? kind = null) : Exception(reason)
{
    public string? Kind { get; } = kind;
}
