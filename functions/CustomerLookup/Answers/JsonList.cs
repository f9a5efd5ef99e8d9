using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScreenPop.CustomerLookup.Answers;

/// <summary>Writes compact JSON lists of limited size.</summary>
internal static class JsonList
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes as many of the first entries as fit into <paramref name="maxBytes"/>.</summary>
    /// <param name="entries">The entries, most important first.</param>
    /// <param name="maxBytes">The limit of the list in bytes of UTF-8.</param>
    /// <param name="write">Writes the members of one entry.</param>
    /// <param name="written">The number of entries written.</param>
    public static string Write<T>(IReadOnlyList<T> entries, int maxBytes, Action<Utf8JsonWriter, T> write, out int written)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        var list = new StringBuilder("[");
        var bytes = 2;
        written = 0;
        foreach (var entry in entries)
        {
            buffer.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(buffer, Options))
            {
                json.WriteStartObject();
                write(json, entry);
                json.WriteEndObject();
            }

            bytes += buffer.WrittenCount + (written > 0 ? 1 : 0);
            if (bytes > maxBytes)
            {
                break;
            }

            list.Append(written > 0 ? "," : "").Append(Encoding.UTF8.GetString(buffer.WrittenSpan));
            written++;
        }

        return list.Append(']').ToString();
    }
}
