using System.Text.Json;
using System.Text.RegularExpressions;
using ScreenPop.Toolchain;

namespace ScreenPop.Reliability.Tests;

/// <summary>
/// Checks the tables in docs/reliability.md and docs/security.md against their tests, and the rows that concern the code as a
/// whole.
/// </summary>
public sealed partial class FailureTableTests
{
    private static readonly RepositoryLayout Layout = RepositoryLayout.Find();

    public static TheoryData<int> Rows => [.. Enumerable.Range(1, 32)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_row_names_a_test_that_carries_its_number(int row)
    {
        var page = File.ReadAllText(Path.Combine(Layout.Root, "docs", "reliability.md"));
        var line = page.Split('\n').Single(line => line.StartsWith($"| {row} |", StringComparison.Ordinal));
        var names = NamesIn(line);

        Assert.NotEmpty(names);
        Assert.Contains(names, name => Number().Matches(name).Any(number => int.Parse(number.Value, null) == row));
    }

    [Fact]
    public void Each_test_that_the_threat_model_names_is_there() =>
        Assert.NotEmpty(NamesIn(File.ReadAllText(Path.Combine(Layout.Root, "docs", "security.md"))));

    /// <summary>The tests that a text names, each found in its file.</summary>
    private static List<string> NamesIn(string text)
    {
        var names = new List<string>();
        foreach (Match file in TestsOfAFile().Matches(text))
        {
            var source = File.ReadAllText(Path.Combine(Layout.Root, file.Groups["file"].Value));
            foreach (Capture name in file.Groups["name"].Captures)
            {
                Assert.Contains(name.Value, source, StringComparison.Ordinal);
                names.Add(name.Value);
            }
        }

        return names;
    }

    [Fact]
    public void Failure_28_the_rules_run_without_Streams_and_without_a_browser()
    {
        var core = Path.Combine(Layout.WebWidget, "src", "core");
        var sources = Directory
            .EnumerateFiles(core, "*.ts", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains("testing", StringComparison.Ordinal) && !file.EndsWith(".test.ts", StringComparison.Ordinal)
            )
            .ToList();

        Assert.NotEmpty(sources);
        Assert.All(
            sources,
            file =>
                Assert.All(
                    Import().Matches(File.ReadAllText(file)),
                    import =>
                        Assert.StartsWith(
                            core,
                            Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, import.Groups["from"].Value)),
                            StringComparison.Ordinal
                        )
                )
        );
        Assert.All(
            sources,
            file => Assert.DoesNotMatch(@"\b(window|document|navigator|connect)\.", Comment().Replace(File.ReadAllText(file), ""))
        );
    }

    [Fact]
    public void Failure_29_the_library_is_pinned_to_the_version_that_is_tested()
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(Layout.WebWidget, "package.json")));
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Layout.Root, "package-lock.json")));
        var version = package.RootElement.GetProperty("dependencies").GetProperty("amazon-connect-streams").GetString()!;

        Assert.Matches(@"^\d+\.\d+\.\d+$", version);
        Assert.Equal(
            version,
            locked
                .RootElement.GetProperty("packages")
                .GetProperty("node_modules/amazon-connect-streams")
                .GetProperty("version")
                .GetString()
        );
    }

    [GeneratedRegex(@"`(?<file>[\w./-]+)`(?:,? ‹(?<name>[^›]+)›)+")]
    private static partial Regex TestsOfAFile();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"from '(?<from>[^']+)'")]
    private static partial Regex Import();

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|'[^'\n]*'|`[^`]*`", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
