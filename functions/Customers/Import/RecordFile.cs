using System.Text;

namespace ScreenPop.Customers.Import;

/// <summary>A file of rows, read once from the beginning to the end and never held in memory.</summary>
public sealed class RecordFile : IDisposable
{
    private readonly TextReader reader;

    private RecordFile(string name, TextReader reader, bool isJson, Func<double?> progress)
    {
        (Name, this.reader, IsJsonLines, Progress) = (name, reader, isJson, progress);
        if (isJson)
        {
            Columns = null;
            Records = JsonLinesReader.Read(reader);
        }
        else
        {
            var csv = new CsvReader(reader);
            Columns = csv.ReadHeader(name);
            Records = csv.ReadRecords();
        }
    }

    public string Name { get; }

    public bool IsJsonLines { get; }

    /// <summary>The header of a CSV file; null for JSON Lines, which have none.</summary>
    public IReadOnlyList<string>? Columns { get; }

    public IEnumerable<FileRecord> Records { get; }

    /// <summary>How much has been read, from 0 to 1; null where the size is not known.</summary>
    public Func<double?> Progress { get; }

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

        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{path}: {(e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file." : e.Message)}", e);
        }

        return new RecordFile(
            Path.GetFileName(path),
            new StreamReader(stream, Encoding.UTF8),
            isJson,
            () => stream.Length == 0 ? 1 : (double)stream.Position / stream.Length);
    }

    /// <summary>Reads CSV text from anywhere.</summary>
    /// <exception cref="ImportException">It has no usable header.</exception>
    public static RecordFile Csv(TextReader reader, string name = "CSV") => new(name, reader, isJson: false, () => null);

    public static RecordFile JsonLines(TextReader reader, string name = "JSON Lines") => new(name, reader, isJson: true, () => null);

    public void Dispose() => reader.Dispose();
}
