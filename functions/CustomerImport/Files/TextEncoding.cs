using System.Buffers;
using System.Text;

namespace ScreenPop.Customers.Import.Files;

/// <summary>How a file of text is encoded. Spreadsheets write four encodings and name none of them.</summary>
internal static class TextEncoding
{
    /// <summary>What Excel of Western Europe and the Americas writes as CSV.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>
    /// The encoding of a name such as <c>utf-8</c>, <c>utf-16</c> or <c>windows-1252</c>; null when there is none.
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
    /// By the mark at the beginning; without one, UTF-16 where every other byte of the header is zero, and Windows-1252 where
    /// more
    /// bytes are no UTF-8 than there are characters beyond ASCII in it. A file of UTF-8 with a broken character stays one.
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

    /// <summary>Leaves a character that the end of the buffer cuts off for the next time.</summary>
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
