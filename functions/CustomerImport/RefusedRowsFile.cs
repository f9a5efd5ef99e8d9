using System.Text;
using System.Text.Json;

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

    private readonly string path;
    private readonly RecordFile source;
    private TextWriter? writer;

    /// <param name="path">The file is created with the first refused row. A file of an earlier run is removed at once.</param>
    /// <param name="source">The file that the rows come from.</param>
    public RefusedRowsFile(string path, RecordFile source)
    {
        (this.path, this.source) = (path, source);
        File.Delete(path);
    }

    public void Add(RefusedRow row)
    {
        writer ??= Create();
        writer.WriteLine(source.IsJsonLines ? Json(row) : string.Join(source.Separator, row.Line, Quote(row.Reason), row.Raw));
    }

    public void Dispose() => writer?.Dispose();

    internal static bool IsOwnColumn(string column) => column is LineColumn or ReasonColumn;

    private StreamWriter Create()
    {
        var file = new StreamWriter(path, append: false, source.IsJsonLines ? new UTF8Encoding(false) : Encoding.UTF8);
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
