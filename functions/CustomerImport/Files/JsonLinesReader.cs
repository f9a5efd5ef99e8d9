using System.Text.Json;
using ScreenPop.Customers.Import.Columns;

namespace ScreenPop.Customers.Import.Files;

/// <summary>
/// Reads JSON Lines: one object per line. A list becomes the values of one column. The object <c>keys</c> becomes the columns
/// <c>key:NAME</c>, as in a CSV file.
/// </summary>
internal static class JsonLinesReader
{
    public static IEnumerable<FileRecord> Read(TextReader reader)
    {
        var lines = new BoundedLines(reader, RecordFile.MaxRowLength);
        while (lines.TryNext(out var line))
        {
            if (line.IsTooLong)
            {
                yield return FileRecord.Unreadable(line.Number, line.Text, RecordFile.TooLong);
            }
            else if (line.Text.AsSpan().Trim().Length > 0)
            {
                yield return Parse(line.Number, line.Text);
            }
        }
    }

    private static FileRecord Parse(long number, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? new FileRecord(number, line, [.. Fields(document.RootElement)])
                : FileRecord.Unreadable(number, line, "is not a JSON object.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Invalid Unicode throws InvalidOperationException, and only when the text is read.
            return FileRecord.Unreadable(number, line, "is not JSON.");
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(JsonElement row)
    {
        foreach (var property in row.EnumerateObject())
        {
            if (property.NameEquals("keys") && property.Value.ValueKind is JsonValueKind.Object)
            {
                foreach (var key in property.Value.EnumerateObject())
                {
                    yield return new(CustomerColumns.KeyPrefix + key.Name, Text(key.Value));
                }
            }
            else
            {
                yield return new(property.Name, Text(property.Value));
            }
        }
    }

    private static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join(';', value.EnumerateArray().Select(Text)),
            _ => value.GetRawText(),
        };
}
