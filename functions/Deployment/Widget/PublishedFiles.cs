namespace ScreenPop.Deployment.Widget;

/// <summary>What a deployment put into the bucket, kept there too: only that is removed again.</summary>
internal sealed record PublishedFiles(IReadOnlyList<string> Keys)
{
    /// <summary>Where the list is kept.</summary>
    public const string Key = "published-files.json";

    public static PublishedFiles None { get; } = new([]);
}
