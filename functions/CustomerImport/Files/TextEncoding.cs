using System.Buffers;
using System.Text;

namespace ScreenPop.Customers.Import.Files;

/// <summary>Detects the encoding of a text file. Spreadsheets write four encodings and name none of them.</summary>
internal static class TextEncoding
{
    /// <summary>The encoding of CSV from Excel in Western Europe and the Americas.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>
    /// Finds an encoding by a name such as <c>utf-8</c>, <c>utf-16</c> or <c>windows-1252</c>; null for an unknown name.
    /// </summary>
    public static Encoding? Find(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>
    /// Detects the encoding by the byte order mark. Without one, a header in which every other byte is zero means UTF-16. A text
    /// with more invalid UTF-8 bytes than non-ASCII characters means Windows-1252. A UTF-8 file with a single broken character
    /// stays UTF-8.
    /// </summary>
    public static Encoding Of(Stream stream)
    {
        Span<byte> start = stackalloc byte[4];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return start[..length] switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            [not 0, 0, not 0, 0] => Encoding.Unicode,
            [0, not 0, 0, not 0] => Encoding.BigEndianUnicode,
            _ => IsWindows1252(stream) ? Windows1252 : Encoding.UTF8,
        };
    }

    private static bool IsWindows1252(Stream stream)
    {
        var (characters, faults) = (0L, 0L);
        var buffer = new byte[64 * 1024];
        var kept = 0;
        int read;
        do
        {
            read = stream.Read(buffer, kept, buffer.Length - kept);
            var bytes = buffer.AsSpan(0, kept + read);
            Count(ref bytes, isLast: read == 0, ref characters, ref faults);
            bytes.CopyTo(buffer);
            kept = bytes.Length;
        } while (read > 0);

        stream.Position = 0;
        return faults > characters;
    }

    /// <summary>Counts complete characters. A character that the end of the buffer cuts off remains for the next call.</summary>
    private static void Count(ref Span<byte> bytes, bool isLast, ref long characters, ref long faults)
    {
        while (bytes.IndexOfAnyExceptInRange<byte>(0, 0x7F) is >= 0 and var at)
        {
            bytes = bytes[at..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            if (status is OperationStatus.NeedMoreData && !isLast)
            {
                return;
            }

            characters += status is OperationStatus.Done ? 1 : 0;
            faults += status is OperationStatus.Done ? 0 : 1;
            bytes = bytes[length..];
        }

        bytes = [];
    }
}
