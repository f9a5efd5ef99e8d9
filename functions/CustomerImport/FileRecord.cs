namespace ScreenPop.Customers.Import;

/// <summary>One row of a data file.</summary>
/// <param name="Line">The number of the row's first line, counted from 1.</param>
/// <param name="Raw">The row as the file has it, for the file of refused rows.</param>
/// <param name="Fields">Columns and values in file order. A column may occur several times.</param>
/// <param name="Problem">The reason why the row is unreadable; null for a readable row.</param>
public sealed record FileRecord(long Line, string Raw, IReadOnlyList<KeyValuePair<string, string>> Fields, string? Problem = null)
{
    private static readonly Dictionary<string, string> NothingOdd = [];

    /// <summary>
    /// The columns whose value is no text and no number, with its kind in words, such as <c>a date</c>. CSV has only texts.
    /// </summary>
    internal IReadOnlyDictionary<string, string> Odd { get; init; } = NothingOdd;

    public static FileRecord Unreadable(long line, string raw, string problem) => new(line, raw, [], problem);

    /// <summary>The first trimmed, non-empty value of a column; null for none. Column names ignore letter case.</summary>
    public string? this[string column]
    {
        get
        {
            foreach (var (name, value) in Fields)
            {
                if (name.Equals(column, StringComparison.OrdinalIgnoreCase) && value.Trim() is { Length: > 0 } text)
                {
                    return text;
                }
            }

            return null;
        }
    }

    /// <summary>The values of a multi-value column, separated by <c>;</c>.</summary>
    public IEnumerable<string> Several(string column) =>
        this[column]?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Creates a row from the values below a header.</summary>
    /// <param name="line">The number of the row's first line.</param>
    /// <param name="raw">The row as the file has it.</param>
    /// <param name="header">The names of the columns.</param>
    /// <param name="values">The values, in the order of the columns.</param>
    /// <param name="odd">The kinds of values that are no text and no number, by their place; null for none.</param>
    internal static FileRecord Of(
        long line,
        string raw,
        IReadOnlyList<string> header,
        IReadOnlyList<string> values,
        IReadOnlyDictionary<int, string>? odd = null
    )
    {
        if (values.Count != header.Count)
        {
            return Unreadable(line, raw, $"has {values.Count} fields where the first line names {header.Count}.");
        }

        var fields = new KeyValuePair<string, string>[header.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = new(header[i], values[i]);
        }

        var record = new FileRecord(line, raw, fields);
        return odd is { Count: > 0 }
            ? record with
            {
                Odd = odd.GroupBy(value => header[value.Key]).ToDictionary(kinds => kinds.Key, kinds => kinds.First().Value),
            }
            : record;
    }
}
