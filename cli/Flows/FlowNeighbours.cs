using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.FlowTesting;

namespace ScreenPop.Cli.Flows;

/// <summary>The other flows and modules of a flow's folder and of the folders flows and modules next to it.</summary>
internal sealed class FlowNeighbours
{
    private static readonly string[] Kinds = ["flows", "modules"];

    private readonly Dictionary<string, HashSet<string>> attributes = new(StringComparer.Ordinal);

    /// <summary>The contact attributes that at least one of them sets.</summary>
    public IReadOnlySet<string> AttributesSetAround(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (!attributes.TryGetValue(folder, out var names))
        {
            names = Files(folder).SelectMany(NamesIn).ToHashSet(StringComparer.Ordinal);
            attributes[folder] = names;
        }

        return names;
    }

    private static IEnumerable<string> Files(string folder)
    {
        var folders = Kinds.Contains(Path.GetFileName(folder))
            ? Kinds.Select(kind => Path.Combine(Path.GetDirectoryName(folder)!, kind))
            : [folder];
        return folders.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).Where(FlowFiles.IsFlow);
    }

    private static IEnumerable<string> NamesIn(string file)
    {
        try
        {
            return FlowReader.Read(FlowReader.ReadFile(file), file).Flow is { } flow
                ? FlowSurroundings.AttributesSetBy(flow)
                : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or FlowFormatException)
        {
            // Linting that file itself reports this.
            return [];
        }
    }
}
