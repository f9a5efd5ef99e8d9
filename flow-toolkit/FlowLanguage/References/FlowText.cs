namespace ScreenPop.FlowLanguage.References;

/// <summary>A string value, parsed once into literal text and references, so that resolving it only joins the parts.</summary>
public sealed class FlowText
{
    /// <summary>A prompt has at most 6,000 characters; anything after this many references counts as text.</summary>
    private const int MaxReferences = 1_000;

    private FlowText(string source, IReadOnlyList<FlowTextPart> parts)
    {
        Source = source;
        Parts = parts;
    }

    /// <summary>The text as written in the flow.</summary>
    public string Source { get; }

    public IReadOnlyList<FlowTextPart> Parts { get; }

    public bool IsStatic => Parts.Count == 0 || (Parts.Count == 1 && Parts[0].Reference is null);

    /// <summary>The reference, if the text is exactly one; otherwise null.</summary>
    public FlowReference? Whole => Parts.Count == 1 ? Parts[0].Reference : null;

    public IEnumerable<FlowReference> References =>
        Parts.Where(part => part.Reference is not null).Select(part => part.Reference!);

    public static FlowText Parse(string text)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return new FlowText(text, [new FlowTextPart(text, null)]);
        }

        if (FlowReference.TryParse(text) is { } whole)
        {
            return new FlowText(text, [new FlowTextPart(text, whole)]);
        }

        var parts = new List<FlowTextPart>();
        var literal = 0;
        for (var at = text.IndexOf('$', StringComparison.Ordinal); at >= 0 && parts.Count < 2 * MaxReferences; )
        {
            int end;
            if (Between(text, at) is { } quoted)
            {
                end = Add(at - 1, quoted.Reference, quoted.End + 1);
            }
            else if (FlowReferenceScanner.Scan(text, at, embedded: true) is { } found)
            {
                end = Add(at, found.Reference, found.End);
            }
            else
            {
                end = at + 1;
            }

            at = text.IndexOf('$', end);
        }

        AddLiteral(literal, text.Length);
        return new FlowText(text, parts);

        int Add(int from, FlowReference reference, int to)
        {
            AddLiteral(literal, from);
            parts.Add(new FlowTextPart(text[from..to], reference));
            return literal = to;
        }

        void AddLiteral(int from, int to)
        {
            if (to > from)
            {
                parts.Add(new FlowTextPart(text[from..to], null));
            }
        }
    }

    /// <summary>Finds a reference in backticks, the notation for elements of lists. The backticks mark its end.</summary>
    private static (FlowReference Reference, int End)? Between(string text, int at) =>
        at > 0
        && text[at - 1] == '`'
        && FlowReferenceScanner.Scan(text, at, embedded: false) is { } found
        && found.End < text.Length
        && text[found.End] == '`'
            ? found
            : null;

    /// <summary>Replaces each reference with the result of <paramref name="resolve"/>; null counts as empty.</summary>
    public string Resolve(Func<FlowReference, string?> resolve) =>
        Parts.Count == 1
            ? Parts[0].Reference is { } reference
                ? resolve(reference) ?? ""
                : Parts[0].Text
            : string.Concat(Parts.Select(part => part.Reference is { } inner ? resolve(inner) : part.Text));

    public override string ToString() => Source;
}

/// <summary>A part of a <see cref="FlowText"/>: literal if <paramref name="Reference"/> is null.</summary>
public sealed record FlowTextPart(string Text, FlowReference? Reference);
