using System.Text.Json;

namespace ScreenPop.Customers.Import;

/// <summary>
/// Reads JSON Lines: one object a line. A list becomes the values of one column, and the object <c>keys</c> the columns
/// <c>key:NAME</c>, so that both kinds of file say the same.
/// </summary>
internal static class JsonLinesReader
{
    private const int MaxLineLength = 1024 * 1024;

    public static IEnumerable<FileRecord> Read(TextReader reader)
    {
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.AsSpan().Trim().Length > 0)
            {
                yield return Parse(number, line);
            }
        }
    }

    private static FileRecord Parse(long number, string line)
    {
        if (line.Length > MaxLineLength)
        {
            return FileRecord.Unreadable(number, line[..1024], "is longer than a million characters.");
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? new FileRecord(number, line, Fields(document.RootElement))
                : FileRecord.Unreadable(number, line, "is not a JSON object.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is how a text that is no Unicode shows, and only when it is read.
            return FileRecord.Unreadable(number, line, "is not JSON.");
        }
    }

    private static Dictionary<string, string> Fields(JsonElement row)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in row.EnumerateObject())
        {
            if (property.NameEquals("keys") && property.Value.ValueKind is JsonValueKind.Object)
            {
                foreach (var key in property.Value.EnumerateObject())
                {
                    fields[CustomerColumns.KeyPrefix + key.Name] = Text(key.Value);
                }
            }
            else
            {
                fields[property.Name] = Text(property.Value);
            }
        }

        return fields;
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
