using System.Text;

namespace ScreenPop.Customers.Import;

/// <summary>A file of rows, read once from the beginning to the end and never held in memory.</summary>
public sealed class RecordFile : IDisposable
{
    private readonly Func<TextReader> open;
    private TextReader? reader;

    private RecordFile(string name, Func<TextReader> open, bool isJson)
    {
        (Name, this.open, IsJsonLines) = (name, open, isJson);
        if (isJson)
        {
            Records = JsonLinesReader.Read(Reopen());
        }
        else
        {
            var csv = new CsvRecords(name, Reopen);
            Columns = csv.ReadHeader();
            Records = csv.Read(Columns);
        }
    }

    public string Name { get; }

    public bool IsJsonLines { get; }

    /// <summary>The header of a CSV file; null for JSON Lines, which have none.</summary>
    public IReadOnlyList<string>? Columns { get; }

    public IEnumerable<FileRecord> Records { get; }

    /// <summary>How much has been read, from 0 to 1; null where the size is not known.</summary>
    public double? Progress =>
        reader is StreamReader { BaseStream: { CanSeek: true, Length: > 0 } stream }
            ? (double)stream.Position / stream.Length
            : null;

    /// <summary>Opens a <c>.csv</c> file (comma, RFC 4180, UTF-8, header) or a <c>.jsonl</c> file (one JSON object a line).</summary>
    /// <exception cref="ImportException">There is no such file, it cannot be read, or it has no usable header.</exception>
    public static RecordFile Open(string path)
    {
        var isJson = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSV" => false,
            ".JSONL" or ".NDJSON" => true,
            _ => throw new ImportException($"{path}: only .csv and .jsonl files can be imported."),
        };
        return new RecordFile(Path.GetFileName(path), () => OpenText(path), isJson);
    }

    /// <summary>Reads CSV text from anywhere.</summary>
    /// <param name="open">Opens the text at its beginning; called once for the header and once for the rows, and again
    /// after each quote that is not closed.</param>
    /// <param name="name">For messages.</param>
    /// <exception cref="ImportException">It has no usable header.</exception>
    public static RecordFile Csv(Func<TextReader> open, string name = "CSV") => new(name, open, isJson: false);

    public static RecordFile JsonLines(Func<TextReader> open, string name = "JSON Lines") => new(name, open, isJson: true);

    public void Dispose() => reader?.Dispose();

    private static StreamReader OpenText(string path)
    {
        try
        {
            return new StreamReader(
                new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, FileOptions.SequentialScan),
                Encoding.UTF8
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(
                $"{path}: {(e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file." : e.Message)}",
                e
            );
        }
    }

    private TextReader Reopen()
    {
        reader?.Dispose();
        return reader = open();
    }
}
