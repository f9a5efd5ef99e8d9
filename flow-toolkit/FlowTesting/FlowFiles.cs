namespace ScreenPop.FlowTesting;

/// <summary>Finds flow files.</summary>
public static class FlowFiles
{
    /// <summary>True for JSON that is neither a list of suppressions, nor a schema, nor the attribute contract.</summary>
    public static bool IsFlow(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            && !name.EndsWith(".lint.json", StringComparison.OrdinalIgnoreCase)
            && !name.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase)
            && !name.Equals("attributes.json", StringComparison.OrdinalIgnoreCase)
            && Path.GetFileName(Path.GetDirectoryName(path)) != "environments";
    }

    /// <summary>The flows that a command line names: files as they are, folders with all flows below them, in order.</summary>
    public static IEnumerable<string> Expand(IEnumerable<string> paths) =>
        paths.SelectMany<string, string>(path =>
            Directory.Exists(path)
                ? Directory
                    .EnumerateFiles(path, "*.json", SearchOption.AllDirectories)
                    .Where(IsFlow)
                    .Order(StringComparer.Ordinal)
                : [path]
        );

    /// <summary>
    /// A file of that name in the folder of <paramref name="path"/> or a folder above it; null when there is none.
    /// </summary>
    public static string? FindAbove(string path, string name)
    {
        for (var folder = Directory.GetParent(Path.GetFullPath(path)); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, name);
            if (File.Exists(found))
            {
                return found;
            }
        }

        return null;
    }
}
