using System.Text.Json;
using ScreenPop.Cli.Rules;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.LocalConnect;
using ScreenPop.LocalConnect.Site;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Up;

/// <summary>The user's own <c>screen-pop.json</c>. The page's own reader checks it at the start and after each change.</summary>
internal sealed class OwnConfig(string path, LocalAddresses addresses)
{
    private const string Remedy = "Correct the file, or leave --config out for the shipped rules.";

    private readonly WidgetRules rules = new(RepositoryLayout.Find());

    /// <exception cref="BadUsageException">The file cannot be used; the message names each place and fault.</exception>
    public async Task CheckAsync(Action<string> progress, CancellationToken cancellationToken)
    {
        await new NodeBuild(RepositoryLayout.Find(), progress).EnsureWidgetAsync(cancellationToken);
        var faults = await FaultsAsync(cancellationToken);
        if (faults.Count > 0)
        {
            throw new BadUsageException($"{string.Join(Environment.NewLine, faults)}{Environment.NewLine}{Remedy}");
        }
    }

    /// <summary>Watches the file and reports the effect of each change.</summary>
    public FileWatch Watch(Action<string> tell) =>
        FileWatch.Start(
            path,
            async cancellationToken =>
            {
                var faults = await FaultsAsync(cancellationToken);
                tell(
                    faults.Count == 0
                        ? $"{path} has changed: an open page takes it within a minute while the desk has no contact, or after a reload."
                        : $"{path} has changed and cannot be used: the page keeps the last good rules.{Environment.NewLine}{string.Join(Environment.NewLine, faults)}"
                );
            }
        );

    /// <summary>The faults of the file, each with its line; empty for a valid file.</summary>
    private async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var text = File.ReadAllBytes(path);
            var faults = await rules.LintAsync(WidgetRules.Filled(path, addresses), cancellationToken);
            return [.. faults.Select(fault => $"{path}, line {JsonPlace.LineOf(text, PlaceOf(fault))}: {fault}")];
        }
        catch (JsonException problem)
        {
            return [$"{path}, line {(problem.LineNumber ?? 0) + 1}: is not JSON: {WithoutPosition(problem.Message)}"];
        }
        catch (MissingPlaceholdersException problem)
        {
            var known = string.Join(" and ", addresses.Placeholders.Keys.Select(name => $"${{{name}}}"));
            return [$"{path}: has {string.Join(", ", problem.Names.Select(name => $"${{{name}}}"))}; {known} are filled here."];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [$"{path}: cannot be read: {problem.Message}"];
        }
    }

    private static string PlaceOf(string fault) => fault[..fault.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Removes the reader's own line count at the end of its message. That count begins at 0.</summary>
    private static string WithoutPosition(string message) => message.Split(" LineNumber:")[0].Split(" Path:")[0];
}
