namespace ScreenPop.FlowLanguage.References;

/// <summary>
/// A dynamic reference such as <c>$.External.customerName</c> or <c>$.SegmentAttributes['connect:Subtype']</c>.
/// </summary>
/// <param name="Text">The reference as written.</param>
/// <param name="Segments">The names after <c>$</c>, without quotes and brackets.</param>
public sealed record FlowReference(string Text, IReadOnlyList<string> Segments)
{
    /// <summary>The namespace: <c>Attributes</c>, <c>External</c>, <c>Queue</c>…</summary>
    public string Root => Segments[0];

    /// <summary>Parses a text that is exactly one reference; null for any other text.</summary>
    public static FlowReference? TryParse(string text)
    {
        var trimmed = text.Trim('`');
        return FlowReferenceScanner.Scan(trimmed, 0, embedded: false) is { } found && found.End == trimmed.Length
            ? found.Reference
            : null;
    }

    public override string ToString() => Text;
}
