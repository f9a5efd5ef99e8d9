using System.Text;

namespace ScreenPop.Customers.Import.Files;

/// <summary>Reads the lines of a text. A line of any length takes no more memory than the longest allowed line.</summary>
/// <param name="reader">The text. The caller disposes of it.</param>
/// <param name="maxLength">The longest line to keep, in characters.</param>
internal sealed class BoundedLines(TextReader reader, int maxLength)
{
    /// <summary>The number of characters kept of a line that is too long: enough to recognise it.</summary>
    private const int KeptOfTooLong = 1024;

    private readonly char[] buffer = new char[16 * 1024];
    private readonly StringBuilder text = new();
    private readonly Stack<TextLine> returned = new();
    private int at;
    private int filled;
    private long number;

    public bool TryNext(out TextLine line)
    {
        if (returned.TryPop(out line))
        {
            return true;
        }

        text.Clear();
        var isTooLong = false;
        var begun = false;
        while (at < filled || Fill())
        {
            begun = true;
            var rest = buffer.AsSpan(at, filled - at);
            var end = rest.IndexOfAny('\r', '\n');
            isTooLong |= !TryKeep(end < 0 ? rest : rest[..end], isTooLong);
            at += end < 0 ? rest.Length : end;
            if (end >= 0)
            {
                line = new TextLine(++number, text.ToString(), PassBreak(), isTooLong);
                return true;
            }
        }

        line = begun ? new TextLine(++number, text.ToString(), "", isTooLong) : default;
        return begun;
    }

    /// <summary>Puts lines back to be read again, in their order.</summary>
    public void Return(IReadOnlyList<TextLine> lines)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            returned.Push(lines[i]);
        }
    }

    private bool TryKeep(ReadOnlySpan<char> part, bool isTooLong)
    {
        if (isTooLong || text.Length + part.Length > maxLength)
        {
            text.Append(part[..Math.Clamp(KeptOfTooLong - text.Length, 0, part.Length)]);
            text.Length = Math.Min(text.Length, KeptOfTooLong);
            return false;
        }

        text.Append(part);
        return true;
    }

    private string PassBreak()
    {
        if (buffer[at++] == '\n')
        {
            return "\n";
        }

        if ((at < filled || Fill()) && buffer[at] == '\n')
        {
            at++;
            return "\r\n";
        }

        return "\r";
    }

    private bool Fill()
    {
        at = 0;
        filled = reader.Read(buffer, 0, buffer.Length);
        return filled > 0;
    }
}

/// <param name="Number">The line's number, counted from 1.</param>
/// <param name="Text">The line without its break; only the beginning when <paramref name="IsTooLong"/>.</param>
/// <param name="Break">The line break; empty at the end of the text.</param>
/// <param name="IsTooLong">The line is longer than allowed.</param>
internal readonly record struct TextLine(long Number, string Text, string Break, bool IsTooLong);
