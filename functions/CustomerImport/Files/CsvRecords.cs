using System.Text;

namespace ScreenPop.Customers.Import.Files;

/// <summary>
/// Reads the rows of a CSV file. The header determines the separator: comma, semicolon, tab or bar. A quote that is never closed
/// costs only its own line; reading goes on with the next line. The time grows with the size of the file and not with the number
/// of faults. A line with an odd number of quotes ends the search that an earlier line began.
/// </summary>
/// <param name="name">The file's name, for messages.</param>
/// <param name="open">Opens the file at its beginning. The caller disposes of the reader.</param>
internal sealed class CsvRecords(string name, Func<TextReader> open)
{
    private const string NotClosed = "has a quote that is not closed.";
    private const string SeparatorMark = "sep=";

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>Lines before the first row.</summary>
    private long headerLines;

    public char Separator { get; private set; } = ',';

    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>The number of lines read, including lines read again.</summary>
    internal long LinesTaken { get; private set; }

    /// <exception cref="ImportException">The first line does not name the columns.</exception>
    public void ReadHeader()
    {
        var lines = new BoundedLines(open(), RecordFile.MaxRowLength);
        if (!lines.TryNext(out var line))
        {
            throw new ImportException($"{name} is empty; the first line must name the columns.");
        }

        if (line.IsTooLong)
        {
            throw new ImportException($"{name}: the first line {RecordFile.TooLong}");
        }

        var text = line.Text.TrimStart('\uFEFF');
        if (text.StartsWith(SeparatorMark, StringComparison.OrdinalIgnoreCase) && text.Length == SeparatorMark.Length + 1)
        {
            // Some spreadsheets write the separator in a line before the header.
            Separator = text[^1];
            text = lines.TryNext(out line) ? line.Text : throw new ImportException($"{name} has no line that names the columns.");
        }
        else
        {
            Separator = SeparatorOf(text);
        }

        var row = new CsvRow(Separator);
        var state = row.Add(new TextLine(line.Number, text, line.Break, line.IsTooLong));
        while (state is CsvRowState.Open && lines.TryNext(out line) && line.Number < 100)
        {
            state = row.Add(line);
        }

        if (state is not CsvRowState.Complete)
        {
            throw new ImportException($"{name}: the first line has a quote that is not closed.");
        }

        headerLines = line.Number;
        Header = HeaderNames.Check(name, row.Fields);
    }

    public IEnumerable<FileRecord> Read()
    {
        var lines = new BoundedLines(open(), RecordFile.MaxRowLength);
        for (var passed = 0L; passed < headerLines && lines.TryNext(out _); passed++) { }

        var row = new CsvRow(Separator, Header.Count);
        var taken = new List<TextLine>();
        while (lines.TryNext(out var first))
        {
            if (first.IsTooLong)
            {
                yield return FileRecord.Unreadable(first.Number, first.Text, RecordFile.TooLong);
                continue;
            }

            taken.Clear();
            taken.Add(first);
            var state = Take(row, taken, lines);
            if (state is not CsvRowState.Complete)
            {
                lines.Return(taken[1..]);
                var problem = taken.Count == 1 && state is CsvRowState.Broken ? "has text after a closing quote." : NotClosed;
                yield return FileRecord.Unreadable(first.Number, first.Text, problem);
            }
            else if (!IsBlank(row.Fields, first.Text))
            {
                yield return Record(row.Fields, taken);
            }
        }
    }

    internal static char SeparatorOf(string header)
    {
        var counts = Separators.Select(separator => (separator, count: CountOutsideQuotes(header, separator)));
        var best = counts.MaxBy(c => c.count);
        return best.count > 0 ? best.separator : ',';
    }

    private static int CountOutsideQuotes(string text, char wanted)
    {
        var (count, inQuotes) = (0, false);
        foreach (var c in text)
        {
            inQuotes ^= c == '"';
            count += c == wanted && !inQuotes ? 1 : 0;
        }

        return count;
    }

    /// <summary>Spreadsheets leave rows of separators at the end.</summary>
    private static bool IsBlank(List<string> fields, string line) =>
        fields.TrueForAll(string.IsNullOrWhiteSpace) && (fields.Count == 1 || !line.Contains('"', StringComparison.Ordinal));

    /// <summary>Takes lines until the row is complete or cannot become complete.</summary>
    private CsvRowState Take(CsvRow row, List<TextLine> taken, BoundedLines lines)
    {
        row.Clear();
        LinesTaken++;
        var state = row.Add(taken[0]);
        var isInFirstField = row.Fields.Count == 0;
        var isFirstARow = row.FieldsWithoutOpenQuote == Header.Count;
        for (var length = taken[0].Text.Length; state is CsvRowState.Open && lines.TryNext(out var next); )
        {
            taken.Add(next);
            LinesTaken++;
            length += next.Text.Length + next.Break.Length;
            state = next.IsTooLong || length > RecordFile.MaxRowLength ? CsvRowState.Broken : row.Add(next);
        }

        return
            state is CsvRowState.Complete
            && taken.Count > 1
            && (row.Fields.Count != Header.Count || (isFirstARow && AreRows(taken, isInFirstField)))
            ? CsvRowState.Broken
            : state;
    }

    /// <summary>
    /// Under RFC 4180, two stray quotes in different rows turn all text between them into one field. If each of those lines is
    /// a complete row by itself, the one with the first quote included, the reader takes them as rows. The lines of a real
    /// multi-line note have the wrong number of fields. (The last line of a note in the first column always has the right
    /// number. That case needs one more line to decide.)
    /// </summary>
    private bool AreRows(List<TextLine> taken, bool isInFirstField)
    {
        if (isInFirstField && taken.Count == 2)
        {
            return false;
        }

        var alone = new CsvRow(Separator);
        for (var at = 1; at < taken.Count; at++)
        {
            alone.Clear();
            var isOpen = alone.Add(taken[at]) is CsvRowState.Open;
            if (
                (isOpen && at < taken.Count - 1)
                || alone.Fields.Count + (isOpen ? 1 : 0) != Header.Count
                || alone.Fields.Exists(field => field.StartsWith(' '))
            )
            {
                return false;
            }
        }

        return Header.Count > 1;
    }

    private FileRecord Record(List<string> fields, List<TextLine> taken)
    {
        var raw = new StringBuilder();
        foreach (var line in taken)
        {
            raw.Append(line.Text).Append(line.Break);
        }

        raw.Length -= taken[^1].Break.Length;
        return FileRecord.Of(taken[0].Number, raw.ToString(), Header, fields);
    }
}
