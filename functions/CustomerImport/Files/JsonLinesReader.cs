using System.Text.Json;
using ScreenPop.Customers.Import.Columns;
using ScreenPop.Customers.Import.Rows;

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
                ? Record(number, line, [.. Fields(document.RootElement)])
                : FileRecord.Unreadable(number, line, "is not a JSON object.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Invalid Unicode throws InvalidOperationException, and only when the text is read.
            return FileRecord.Unreadable(number, line, "is not JSON.");
        }
    }

    private static FileRecord Record(long number, string line, List<(string Name, JsonElement Value)> fields)
    {
        var odd = new Dictionary<string, string>();
        foreach (var (name, value) in fields)
        {
            if (OddKind(value) is { } kind)
            {
                odd[name] = kind;
            }
        }

        return new FileRecord(number, line, [.. fields.Select(field => KeyValuePair.Create(field.Name, Text(field.Value)))])
        {
            Odd = odd,
        };
    }

    private static IEnumerable<(string Name, JsonElement Value)> Fields(JsonElement row)
    {
        foreach (var property in row.EnumerateObject())
        {
            if (property.NameEquals("keys") && property.Value.ValueKind is JsonValueKind.Object)
            {
                foreach (var key in property.Value.EnumerateObject())
                {
                    yield return (CustomerColumns.KeyPrefix + key.Name, key.Value);
                }
            }
            else
            {
                yield return (property.Name, property.Value);
            }
        }
    }

    private static string? OddKind(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => OddValue.Object,
            JsonValueKind.True or JsonValueKind.False => OddValue.Truth,
            JsonValueKind.Array => value.EnumerateArray().Select(OddKind).FirstOrDefault(kind => kind is OddValue.Object)
                ?? OddValue.List,
            _ => null,
        };

    private static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join(';', value.EnumerateArray().Select(Text)),
            _ => value.GetRawText(),
        };
}
