namespace ScreenPop.ConnectApi.Instance;

/// <summary>
/// The name of a resource in a request: an id or an ARN, with or without <c>:$LATEST</c>, <c>:$SAVED</c>, a version or an alias.
/// </summary>
/// <param name="Id">The id or the ARN, without the qualifier.</param>
/// <param name="Qualifier">The part after the id; null for none, which means the published content.</param>
internal sealed record QualifiedId(string Id, string? Qualifier)
{
    public const string Saved = "$SAVED";

    private const string Latest = "$LATEST";

    public static QualifiedId Of(string text)
    {
        var start = text.LastIndexOf('/') + 1;
        var colon = start == 0 && text.StartsWith("arn:", StringComparison.Ordinal) ? -1 : text.IndexOf(':', start);
        return colon < 0 ? new(text, null)
            : text[(colon + 1)..] is var qualifier && qualifier == Latest ? new(text[..colon], null)
            : new(text[..colon], qualifier);
    }

    public bool Names(string id, string arn) => Id == id || Id == arn;
}
