using System.Text;
using System.Text.Json;
using IOPath = System.IO.Path;

namespace ScreenPop.Customers.Import;

/// <summary>
/// The file of refused rows. It repeats each row and adds its line number and the reason as two more columns (or properties).
/// An import ignores these two, so the corrected file can be imported unchanged. The file uses the separator of the source
/// file, and UTF-8 with the byte order mark that spreadsheets need.
/// </summary>
public sealed class RefusedRowsFile : IDisposable
{
    private const string LineColumn = "refusedLine";
    private const string ReasonColumn = "refusedReason";

    private readonly RecordFile source;
    private TextWriter? writer;

    /// <param name="path">
    /// The file is created with the first refused row. A file of an earlier run stays, because its rows may have been corrected
    /// there; the new one then has the next free number in its name.
    /// </param>
    /// <param name="source">The file that the rows come from.</param>
    public RefusedRowsFile(string path, RecordFile source) => (Path, this.source) = (path, source);

    /// <summary>The file's path, which is final with the first row.</summary>
    public string Path { get; private set; }

    /// <summary>Why the file could not be written, such as a full disk; null when all rows are in it.</summary>
    public string? Problem { get; private set; }

    /// <summary>
    /// Adds a row. After a fault it adds nothing more, and the import goes on: the next run of the import refuses the same rows
    /// again.
    /// </summary>
    public void Add(RefusedRow row)
    {
        if (Problem is null)
        {
            Attempt(() => Write(row));
        }
    }

    /// <summary>Writes what is not on the disk yet. Only then is <see cref="Problem"/> final.</summary>
    public void Dispose()
    {
        var written = writer;
        writer = null;
        Attempt(() => written?.Dispose());
    }

    internal static bool IsOwnColumn(string column) => column is LineColumn or ReasonColumn;

    private void Write(RefusedRow row)
    {
        writer ??= Create();
        writer.WriteLine(source.IsJsonLines ? Json(row) : string.Join(source.Separator, row.Line, Quote(row.Reason), row.Raw));
    }

    private void Attempt(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem ??= e.Message;
        }
    }

    private StreamWriter Create()
    {
        var (wanted, number) = (Path, 1);
        while (File.Exists(Path))
        {
            number++;
            Path = IOPath.ChangeExtension(wanted, $"{number}{IOPath.GetExtension(wanted)}");
        }

        var stream = new FileStream(Path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        var file = new StreamWriter(stream, source.IsJsonLines ? new UTF8Encoding(false) : Encoding.UTF8);
        if (source.Columns is { } columns)
        {
            file.WriteLine(string.Join(source.Separator, columns.Select(Quote).Prepend(ReasonColumn).Prepend(LineColumn)));
        }

        return file;
    }

    private static string Json(RefusedRow row)
    {
        var marks = $$"""{"{{LineColumn}}":{{row.Line}},"{{ReasonColumn}}":"{{JsonEncodedText.Encode(row.Reason)}}",""";
        var raw = row.Raw.Trim();
        return raw.StartsWith('{') && raw.EndsWith('}') && raw[1..^1].Trim().Length > 0
            ? marks + raw[1..]
            : $$"""{{marks}}"raw":"{{JsonEncodedText.Encode(raw)}}"}""";
    }

    internal static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
