using System.Text.Json.Serialization;

namespace ScreenPop.Deployment.Widget;

/// <summary>What deployments put into the bucket, kept there too: only that is removed again.</summary>
/// <param name="Keys">Of the last deployment.</param>
internal sealed record PublishedFiles(IReadOnlyList<string> Keys)
{
    /// <summary>Of the one before, which a page that is open may still load. Null in a list of an older version.</summary>
    public IReadOnlyList<string>? Before { get; init; }

    /// <summary>Everything that is in the bucket.</summary>
    [JsonIgnore]
    public IEnumerable<string> All => Keys.Union(Before ?? []);

    /// <summary>Where the list is kept.</summary>
    public const string Key = "published-files.json";

    public static PublishedFiles None { get; } = new([]);
}
