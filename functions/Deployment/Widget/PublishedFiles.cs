namespace ScreenPop.Deployment.Widget;

/// <summary>The list of files that a deployment published, kept in the bucket. Only these files are removed again.</summary>
internal sealed record PublishedFiles(IReadOnlyList<string> Keys)
{
    /// <summary>The object key of the list.</summary>
    public const string Key = "published-files.json";

    public static PublishedFiles None { get; } = new([]);
}
