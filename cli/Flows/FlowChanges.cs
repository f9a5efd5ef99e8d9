namespace ScreenPop.Cli.Flows;

/// <summary>Waits until a flow or a script changes. Looks at the files twice a second: notifications are lost on too many file systems.</summary>
internal sealed class FlowChanges(IReadOnlyList<string> scripts)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly List<string> folders = [.. scripts
        .Select(file => Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(file))) ?? ".")
        .Distinct(StringComparer.Ordinal)];

    public async Task NextAsync(CancellationToken cancellationToken)
    {
        var before = Newest();
        while (Newest() == before)
        {
            await Task.Delay(Interval, cancellationToken);
        }
    }

    private (DateTime Newest, int Count) Newest()
    {
        var files = folders
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".json" or ".yaml")
            .ToList();
        return (files.Select(File.GetLastWriteTimeUtc).DefaultIfEmpty().Max(), files.Count);
    }
}
