using System.Text;

namespace ScreenPop.Customers.Import.Files;

/// <summary>
/// Builds one row of a CSV file (RFC 4180). Lines are added until every quote is closed. A quote inside an unquoted field is an
/// ordinary character, as in spreadsheets.
/// </summary>
/// <param name="separator">The field separator.</param>
/// <param name="maxFields">A row of several lines with more fields than this has a quote that is not closed.</param>
internal sealed class CsvRow(char separator, int maxFields = int.MaxValue)
{
    private readonly StringBuilder quoted = new();
    private bool inQuotes;

    public List<string> Fields { get; } = [];

    /// <summary>The number of fields so far if the quote that is still open were an ordinary character.</summary>
    public int FieldsWithoutOpenQuote => Fields.Count + 1 + quoted.ToString().AsSpan().Count(separator);

    public void Clear()
    {
        Fields.Clear();
        quoted.Clear();
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
                    quoted.Append(line.Break);
                    return CsvRowState.Open;
                case CsvRowState.Broken:
                    return CsvRowState.Broken;
            }

            Fields.Add(quoted.ToString());
            quoted.Clear();
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

    /// <summary>Reads to the closing quote of the field or to the end of the line.</summary>
    private CsvRowState ReadQuoted(ref ReadOnlySpan<char> rest)
    {
        while (rest.IndexOf('"') is >= 0 and var quote)
        {
            quoted.Append(rest[..quote]);
            rest = rest[(quote + 1)..];
            if (!rest.StartsWith('"'))
            {
                return rest.Length == 0 || rest[0] == separator ? CsvRowState.Complete : CsvRowState.Broken;
            }

            quoted.Append('"');
            rest = rest[1..];
        }

        quoted.Append(rest);
        return CsvRowState.Open;
    }
}

internal enum CsvRowState
{
    Complete,

    /// <summary>A quote is still open: the next line belongs to the row.</summary>
    Open,

    /// <summary>Text other than a separator follows a closing quote, or the row exceeds the limit of fields.</summary>
    Broken,
}
