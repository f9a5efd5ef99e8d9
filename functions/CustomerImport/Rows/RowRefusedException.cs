namespace ScreenPop.Customers.Import.Rows;

/// <summary>A row is not usable.</summary>
/// <param name="reason">Begins in lower case after the line number, says why and never quotes the value.</param>
/// <param name="kind">The reason as the report counts it, where every row has its own; null where it is the same.</param>
internal sealed class RowRefusedException(string reason, string? kind = null) : Exception(reason)
{
    public string? Kind { get; } = kind;
}
