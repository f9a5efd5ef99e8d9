using System.Buffers;

namespace ScreenPop.FlowLanguage.References;

/// <summary>
/// Finds where a reference starts and ends:
/// <c>"$" ( "." name | "['" text "']" | ".['" text "']" | "[" index "]" )+</c>, name in <c>[A-Za-z0-9_-]</c>.
/// </summary>
internal static class FlowReferenceScanner
{
    /// <summary>No reference of a real flow is nearly as long; anything longer counts as text.</summary>
    public const int MaxLength = 1024;

    private static readonly SearchValues<char> Name = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    );

    public static (FlowReference Reference, int End)? Scan(string text, int start, bool embedded)
    {
        if (start >= text.Length || text[start] != '$')
        {
            return null;
        }

        var segments = new List<string>(3);
        var at = start + 1;
        while (at - start <= MaxLength && NextSegment(text, at) is { } next)
        {
            segments.Add(next.Segment);
            at = next.End;
            if (embedded && segments.Count == FlowNamespace.Depth(segments))
            {
                break;
            }
        }

        return segments.Count == 0 || at - start > MaxLength ? null : (new FlowReference(text[start..at], segments), at);
    }

    private static (string Segment, int End)? NextSegment(string text, int at)
    {
        if (at >= text.Length)
        {
            return null;
        }

        if (text[at] == '.' && at + 1 < text.Length && text[at + 1] != '[')
        {
            var rest = text.AsSpan(at + 1);
            var length = rest.IndexOfAnyExcept(Name);
            length = length < 0 ? rest.Length : length;
            return length == 0 ? null : (rest[..length].ToString(), at + 1 + length);
        }

        var bracket = text[at] == '.' ? at + 1 : at;
        return bracket < text.Length && text[bracket] == '[' ? Bracketed(text, bracket + 1) : null;
    }

    private static (string Segment, int End)? Bracketed(string text, int at)
    {
        if (at < text.Length && text[at] is '\'' or '"')
        {
            var quote = text[at] == '\'' ? "']" : "\"]";
            var close = text.IndexOf(quote, at + 1, Math.Min(MaxLength, text.Length - at - 1), StringComparison.Ordinal);
            return close <= at + 1 ? null : (text[(at + 1)..close], close + 2);
        }

        var end = text.IndexOf(']', at, Math.Min(MaxLength, text.Length - at));
        return end > at && text.AsSpan(at, end - at).IndexOfAnyExceptInRange('0', '9') < 0 ? (text[at..end], end + 1) : null;
    }
}
