using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.FlowTesting;

namespace ScreenPop.Cli.Flows;

/// <summary>The other flows and modules of a flow's folder and of the folders flows and modules next to it.</summary>
internal sealed class FlowNeighbours
{
    private static readonly string[] Kinds = ["flows", "modules"];

    private readonly Dictionary<string, IReadOnlyList<Neighbour>> folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> attributes = new(StringComparer.Ordinal);

    /// <summary>The facts about the other flows that findings in this file depend on.</summary>
    public FlowSurroundings Around(string file)
    {
        var own = Path.GetFullPath(file);
        var folder = Path.GetDirectoryName(own)!;
        if (!folders.TryGetValue(folder, out var all))
        {
            all = [.. Files(folder).SelectMany(Read)];
            folders[folder] = all;
            attributes[folder] = all.SelectMany(entry => FlowSurroundings.AttributesSetBy(entry.Flow))
                .ToHashSet(StringComparer.Ordinal);
        }

        var others = all.Where(entry => entry.File != own).ToList();
        return new FlowSurroundings
        {
            AttributesSet = attributes[folder],
            AttributesAnswered = others
                .SelectMany(entry => entry.Answered)
                .GroupBy(answered => answered.Attribute, answered => answered.Function, StringComparer.Ordinal)
                .ToDictionary(
                    group => group.Key,
                    IReadOnlySet<string> (group) => group.ToHashSet(StringComparer.Ordinal),
                    StringComparer.Ordinal
                ),
            FollowsAnother = others.Exists(entry => TransfersTo(entry.Flow, Path.GetFileNameWithoutExtension(own))),
        };
    }

    /// <summary>Whether a flow transfers to the flow of this name: customer-care is <c>${CustomerCareFlowArn}</c>.</summary>
    private static bool TransfersTo(Flow flow, string name)
    {
        var letters = string.Concat(name.Where(char.IsLetterOrDigit));
        return flow.Actions.Any(action =>
            action.Type == "TransferToFlow"
            && action.Text("ContactFlowId") is { } id
            && id.Contains(letters, StringComparison.OrdinalIgnoreCase)
        );
    }

    private static IEnumerable<string> Files(string folder)
    {
        var folders = Kinds.Contains(Path.GetFileName(folder))
            ? Kinds.Select(kind => Path.Combine(Path.GetDirectoryName(folder)!, kind))
            : [folder];
        return folders.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).Where(FlowFiles.IsFlow);
    }

    private static IEnumerable<Neighbour> Read(string file)
    {
        try
        {
            return FlowReader.Read(FlowReader.ReadFile(file), file).Flow is { } flow
                ? [new Neighbour(file, flow, [.. FlowSurroundings.AttributesAnsweredBy(flow).Distinct()])]
                : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or FlowFormatException)
        {
            // Linting that file itself reports this.
            return [];
        }
    }

    private sealed record Neighbour(string File, Flow Flow, IReadOnlyList<(string Attribute, string Function)> Answered);
}
