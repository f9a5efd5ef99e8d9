namespace ScreenPop.Customers.Import;

/// <summary>One row of a data file.</summary>
/// <param name="Line">Number of its first line, counted from 1.</param>
/// <param name="Raw">The row as it stands in the file, for the file of refused rows.</param>
/// <param name="Fields">Columns and values, in the order of the file; a column may be there several times.</param>
/// <param name="Problem">Why the row cannot be read; null when it can.</param>
public sealed record FileRecord(long Line, string Raw, IReadOnlyList<KeyValuePair<string, string>> Fields, string? Problem = null)
{
    public static FileRecord Unreadable(long line, string raw, string problem) => new(line, raw, [], problem);

    /// <summary>
    /// The first trimmed value of a column that is not empty; null when there is none. Letter case of names does not matter.
    /// </summary>
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

    /// <summary>The values of a column that holds several, separated by <c>;</c>.</summary>
    public IEnumerable<string> Several(string column) =>
        this[column]?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>A row whose values stand below a header.</summary>
    internal static FileRecord Of(long line, string raw, IReadOnlyList<string> header, IReadOnlyList<string> values)
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

        return new FileRecord(line, raw, fields);
    }
}
