using System.Text;
using CsvHelper;

namespace ScreenPop.Customers.Import;

/// <summary>
/// The rows of a CSV file as RFC 4180 describes it: comma, quotes doubled inside quotes, line breaks allowed inside quotes.
/// A quote that is never closed would make one row of everything below it: its line is refused, and reading goes on with
/// the line after it, for which the file is opened again.
/// </summary>
/// <param name="name">Of the file, for messages.</param>
/// <param name="open">Opens it at its beginning; whoever passes it disposes of the reader.</param>
internal sealed class CsvRecords(string name, Func<TextReader> open)
{
    /// <summary>A row longer than this is a quote that was never closed; keeps memory constant.</summary>
    private const int MaxRecordBytes = 1024 * 1024;

    private CsvMalformedReason? malformed;
    private long? unclosedLine;

    /// <exception cref="ImportException">The first line does not name the columns.</exception>
    public IReadOnlyList<string> ReadHeader()
    {
        using var csv = Reader(open());
        if (!MoveNext(csv))
        {
            throw new ImportException(
                unclosedLine is null
                    ? $"{name} is empty; the first line must name the columns."
                    : $"{name}: the first line has a quote that is not closed."
            );
        }

        string[] header = [.. csv.Current.ToArray().Select(column => column.Trim())];
        if (header is [var only] && only.IndexOfAny([';', '\t']) >= 0)
        {
            throw new ImportException($"{name} is not separated by commas; save it as comma-separated CSV in UTF-8.");
        }

        if (header.Any(column => column.Length == 0))
        {
            throw new ImportException($"{name}: a column of the first line has no name.");
        }

        var repeated = header.GroupBy(column => column, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        return repeated is null ? header : throw new ImportException($"{name} has the column {repeated.Key} twice.");
    }

    /// <param name="header">The columns, as <see cref="ReadHeader"/> gives them.</param>
    public IEnumerable<FileRecord> Read(IReadOnlyList<string> header)
    {
        long passed = 0;
        do
        {
            var reader = open();
            var lastPassed = Pass(reader, passed);
            if (passed > 0)
            {
                yield return FileRecord.Unreadable(passed, lastPassed, "has a quote that is not closed.");
            }

            unclosedLine = null;
            using var csv = Reader(reader);
            if (passed > 0 || MoveNext(csv))
            {
                while (MoveNext(csv))
                {
                    if (!IsBlank(csv))
                    {
                        yield return Record(csv, passed + csv.LineNumber, header);
                    }
                }
            }

            passed += unclosedLine ?? 0;
        } while (unclosedLine is not null);
    }

    private CsvReader Reader(TextReader reader) =>
        CsvReader.Create(
            reader,
            new CsvReaderOptions
            {
                HasHeader = false,
                Separator = ',',
                TrackLineNumbers = true,
                MaxRecordSize = MaxRecordBytes,
                OnMalformedRecord = record => malformed = record.Reason,
            },
            leaveOpen: true
        );

    /// <returns>False at the end of the file, and at a row with a quote that is not closed.</returns>
    private bool MoveNext(CsvReader csv)
    {
        malformed = null;
        try
        {
            if (!csv.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException tooLong)
        {
            unclosedLine = tooLong.LineNumber;
            return false;
        }

        unclosedLine = malformed is CsvMalformedReason.UnterminatedQuote ? csv.LineNumber : null;
        return unclosedLine is null;
    }

    private FileRecord Record(CsvReader csv, long line, IReadOnlyList<string> header)
    {
        var raw = csv.Current.ToString();
        if (malformed is CsvMalformedReason.TextAfterClosingQuote)
        {
            return FileRecord.Unreadable(line, raw, "has text after a closing quote.");
        }

        if (csv.FieldCount != header.Count)
        {
            return FileRecord.Unreadable(line, raw, $"has {csv.FieldCount} fields where the first line names {header.Count}.");
        }

        var fields = new Dictionary<string, string>(header.Count, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Count; i++)
        {
            fields[header[i]] = csv.GetString(i);
        }

        return new FileRecord(line, raw, fields);
    }

    private static bool IsBlank(CsvReader csv) => csv.FieldCount == 1 && string.IsNullOrWhiteSpace(csv.GetString(0));

    /// <summary>Passes over lines from the beginning of the file.</summary>
    /// <returns>The last of them, no longer than a row may be.</returns>
    private static string Pass(TextReader reader, long lines)
    {
        var last = new StringBuilder();
        for (var line = 0L; line < lines; line++)
        {
            last.Clear();
            int c;
            while ((c = reader.Read()) is >= 0 and not ('\n' or '\r'))
            {
                if (last.Length < MaxRecordBytes)
                {
                    last.Append((char)c);
                }
            }

            if (c == '\r' && reader.Peek() == '\n')
            {
                reader.Read();
            }
        }

        return last.ToString();
    }
}
