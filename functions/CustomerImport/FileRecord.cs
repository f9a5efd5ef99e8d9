namespace ScreenPop.Customers.Import;

/// <summary>One row of a data file.</summary>
/// <param name="Line">Number of its first line, counted from 1.</param>
/// <param name="Raw">The row as it stands in the file, for the file of refused rows.</param>
/// <param name="Fields">Values by column name; letter case of names does not matter.</param>
/// <param name="Problem">Why the row cannot be read; null when it can.</param>
public sealed record FileRecord(long Line, string Raw, IReadOnlyDictionary<string, string> Fields, string? Problem = null)
{
    private static readonly Dictionary<string, string> NoFields = [];

    public static FileRecord Unreadable(long line, string raw, string problem) => new(line, raw, NoFields, problem);

    /// <summary>The trimmed value of a column; null when the row has none or it is empty.</summary>
    public string? this[string column] =>
        Fields.TryGetValue(column, out var value) && value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The values of a column that holds several, separated by <c>;</c>.</summary>
    public IEnumerable<string> Several(string column) =>
        this[column]?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
