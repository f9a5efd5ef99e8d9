using System.Text.Json.Serialization;

namespace ScreenPop.Deployment.Widget;

/// <summary>
/// The list of files that deployments put into the bucket. The bucket stores it too. Deployments remove only the files on it.
/// </summary>
/// <param name="Keys">The files of the last deployment.</param>
internal sealed record PublishedFiles(IReadOnlyList<string> Keys)
{
    /// <summary>
    /// The files of the deployment before, which an open page may still load. Null in a list that an older version wrote.
    /// </summary>
    public IReadOnlyList<string>? Before { get; init; }

    /// <summary>All published files.</summary>
    [JsonIgnore]
    public IEnumerable<string> All => Keys.Union(Before ?? []);

    /// <summary>The key of the list in the bucket.</summary>
    public const string Key = "published-files.json";

    public static PublishedFiles None { get; } = new([]);
}
