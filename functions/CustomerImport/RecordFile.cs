using System.Text;
using ScreenPop.Customers.Import.Files;

namespace ScreenPop.Customers.Import;

/// <summary>A file of rows. It can be read from beginning to end any number of times and is never held in memory.</summary>
public sealed class RecordFile : IDisposable
{
    /// <summary>
    /// The longest row, in characters. A longer row is refused unread, and a quote that stays open for longer was never closed.
    /// This keeps the memory constant.
    /// </summary>
    internal const int MaxRowLength = 1024 * 1024;

    internal const string TooLong = "is longer than 1 MB.";

    private readonly Func<IEnumerable<FileRecord>> read;
    private readonly bool isWorkbook;
    private IDisposable? opened;

    private RecordFile(string name, Func<TextReader> open, bool isJson)
    {
        Name = name;
        IsJsonLines = isJson;
        if (isJson)
        {
            read = () => JsonLinesReader.Read(Opened(open()));
            return;
        }

        var csv = new CsvRecords(name, () => Opened(open()));
        csv.ReadHeader();
        Columns = csv.Header;
        Separator = csv.Separator;
        read = csv.Read;
    }

    private RecordFile(string name, Func<Stream> open)
    {
        Name = name;
        isWorkbook = true;
        var workbook = new WorkbookRecords(name, () => Opened(open()));
        try
        {
            workbook.ReadHeader();
        }
        catch (Exception e) when (e is not ImportException)
        {
            throw new ImportException($"{name} is not a readable .xlsx workbook: {e.Message}", e);
        }

        Columns = workbook.Header;
        read = workbook.Read;
    }

    public string Name { get; }

    public bool IsJsonLines { get; }

    /// <summary>The field separator of <see cref="FileRecord.Raw"/>.</summary>
    public char Separator { get; } = ',';

    /// <summary>The detected encoding of the text; null for UTF-8, for a workbook and for text that is not a file.</summary>
    public string? EncodingName { get; private init; }

    /// <summary>The header; null for JSON Lines, which have no header.</summary>
    public IReadOnlyList<string>? Columns { get; }

    /// <summary>The rows. Each enumeration starts at the first row.</summary>
    /// <exception cref="ImportException">The file breaks off or is damaged.</exception>
    public IEnumerable<FileRecord> Records
    {
        get
        {
            var line = 0L;
            using var records = read().GetEnumerator();
            while (Next(records, line))
            {
                line = records.Current.Line;
                yield return records.Current;
            }
        }
    }

    /// <summary>The part that has been read, from 0 to 1; null when the size is unknown.</summary>
    public double? Progress =>
        (opened is StreamReader text ? text.BaseStream : opened as Stream) is { CanSeek: true, Length: > 0 } stream
            ? (double)stream.Position / stream.Length
            : null;

    /// <summary>
    /// Opens a <c>.csv</c>, <c>.tsv</c> or <c>.txt</c> file with a header, a <c>.jsonl</c> or <c>.ndjson</c> file (one JSON
    /// object per line), or the first sheet of an <c>.xlsx</c> workbook.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">The encoding of a text file; null to detect it: UTF-8, UTF-16 or Windows-1252.</param>
    /// <exception cref="ImportException">The file does not exist, cannot be read, or has no usable header.</exception>
    public static RecordFile Open(string path, Encoding? encoding = null)
    {
        var name = Path.GetFileName(path);
        var kind = Path.GetExtension(path).ToUpperInvariant();
        switch (kind)
        {
            case ".XLSX":
                return new RecordFile(name, () => OpenFile(path));
            case ".CSV" or ".TSV" or ".TXT" or ".JSONL" or ".NDJSON":
                var used = encoding ?? EncodingOf(path);
                return new RecordFile(name, () => new StreamReader(OpenFile(path), used), kind is ".JSONL" or ".NDJSON")
                {
                    EncodingName = used.WebName == Encoding.UTF8.WebName ? null : used.WebName,
                };
            case ".XLS":
                throw new ImportException($"{path}: save it as .xlsx, Excel's format since 2007.");
            default:
                throw new ImportException($"{path}: only .csv, .tsv, .txt, .jsonl and .xlsx files can be imported.");
        }
    }

    /// <summary>Reads CSV text from any source.</summary>
    /// <param name="open">Opens the text at its beginning. It is called once for the header and once per enumeration of the
    /// rows.</param>
    /// <param name="name">The name for messages.</param>
    /// <exception cref="ImportException">The text has no usable header.</exception>
    public static RecordFile Csv(Func<TextReader> open, string name = "CSV") => new(name, open, isJson: false);

    public static RecordFile JsonLines(Func<TextReader> open, string name = "JSON Lines") => new(name, open, isJson: true);

    /// <summary>Finds an encoding by a name such as <c>utf-16</c> or <c>windows-1252</c>; null for an unknown name.</summary>
    public static Encoding? FindEncoding(string name) => TextEncoding.Find(name);

    public void Dispose() => opened?.Dispose();

    /// <summary>
    /// A disk fails in any row, and so does a damaged workbook, whose reader throws exceptions of many kinds. An exception of
    /// this suite's own readers is a bug and stays one.
    /// </summary>
    private bool Next(IEnumerator<FileRecord> records, long line)
    {
        try
        {
            return records.MoveNext();
        }
        catch (Exception e) when (e is IOException || (isWorkbook && e is not ImportException))
        {
            throw new ImportException($"{Name} cannot be read beyond line {Math.Max(line, 1)}: {e.Message}", e);
        }
    }

    private static Encoding EncodingOf(string path)
    {
        using var stream = OpenFile(path);
        try
        {
            return TextEncoding.Of(stream);
        }
        catch (IOException e)
        {
            throw new ImportException($"{path}: {e.Message}", e);
        }
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(
                $"{path}: {e switch
                {
                    FileNotFoundException or DirectoryNotFoundException => "there is no such file.",
                    _ when Directory.Exists(path) => "it is a folder, not a file.",
                    _ => e.Message,
                }}",
                e
            );
        }
    }

    private T Opened<T>(T file)
        where T : IDisposable
    {
        opened?.Dispose();
        opened = file;
        return file;
    }
}
