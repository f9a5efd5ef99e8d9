namespace ScreenPop.Cli.Flows;

/// <summary>
/// Waits until a script, or a flow or module in its folders, changes. Polls the files twice a second, because too many file
/// systems lose notifications.
/// </summary>
internal sealed class FlowChanges(IReadOnlyList<string> scripts)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly List<string> folders =
    [
        .. scripts
            .Select(script => Path.GetDirectoryName(Path.GetFullPath(script))!)
            .SelectMany(calls => new[] { calls, Path.Combine(calls, "..", "flows"), Path.Combine(calls, "..", "modules") })
            .Select(Path.GetFullPath)
            .Distinct(StringComparer.Ordinal),
    ];

    private int seen;

    /// <summary>Takes the current files as known. Only later differences are changes.</summary>
    public void Look() => seen = Files();

    public async Task NextAsync(CancellationToken cancellationToken)
    {
        while (Files() == seen)
        {
            await Task.Delay(Interval, cancellationToken);
        }
    }

    private int Files()
    {
        var hash = new HashCode();
        foreach (var file in folders.SelectMany(Of).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            hash.Add(file.FullName);
            hash.Add(file.LastWriteTimeUtc);
        }

        return hash.ToHashCode();
    }

    private static FileInfo[] Of(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFiles().Where(file => file.Extension is ".json" or ".yaml")];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
