using System.Text;

namespace ScreenPop.Customers.Import.Files;

/// <summary>
/// One row of a CSV file in the making (RFC 4180): line after line is added until every quote is closed. A quote in the middle
/// of an unquoted field is a character like any other, as spreadsheets read it.
/// </summary>
/// <param name="separator">What stands between fields.</param>
/// <param name="maxFields">A row that runs over several lines into more fields than this has a quote that is not closed.</param>
internal sealed class CsvRow(char separator, int maxFields = int.MaxValue)
{
    private readonly StringBuilder field = new();
    private bool inQuotes;

    public List<string> Fields { get; } = [];

    public void Clear()
    {
        Fields.Clear();
        field.Clear();
        inQuotes = false;
    }

    public CsvRowState Add(TextLine line)
    {
        var rest = line.Text.AsSpan();
        var isFirst = !inQuotes;
        while (true)
        {
            if (!inQuotes && !rest.StartsWith('"'))
            {
                var end = rest.IndexOf(separator);
                Fields.Add(rest[..(end < 0 ? rest.Length : end)].ToString());
                if (end < 0)
                {
                    return CsvRowState.Complete;
                }

                rest = rest[(end + 1)..];
                continue;
            }

            rest = inQuotes ? rest : rest[1..];
            inQuotes = true;
            switch (ReadQuoted(ref rest))
            {
                case CsvRowState.Open when Fields.Count >= maxFields:
                    return CsvRowState.Broken;
                case CsvRowState.Open:
                    field.Append(line.Break);
                    return CsvRowState.Open;
                case CsvRowState.Broken:
                    return CsvRowState.Broken;
            }

            Fields.Add(field.ToString());
            field.Clear();
            inQuotes = false;
            if (rest.Length == 0)
            {
                return CsvRowState.Complete;
            }

            rest = rest[1..];
            if (!isFirst && Fields.Count >= maxFields)
            {
                return CsvRowState.Broken;
            }
        }
    }

    /// <summary>Reads up to the quote that closes the field, or to the end of the line.</summary>
    private CsvRowState ReadQuoted(ref ReadOnlySpan<char> rest)
    {
        while (rest.IndexOf('"') is >= 0 and var quote)
        {
            field.Append(rest[..quote]);
            rest = rest[(quote + 1)..];
            if (!rest.StartsWith('"'))
            {
                return rest.Length == 0 || rest[0] == separator ? CsvRowState.Complete : CsvRowState.Broken;
            }

            field.Append('"');
            rest = rest[1..];
        }

        field.Append(rest);
        return CsvRowState.Open;
    }
}

internal enum CsvRowState
{
    Complete,

    /// <summary>A quote is not closed yet: the next line belongs to the row.</summary>
    Open,

    /// <summary>Something other than a separator follows a closing quote, or the row runs on and on.</summary>
    Broken,
}
