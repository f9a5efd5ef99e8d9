using System.Text.Json;
using System.Text.RegularExpressions;
using ScreenPop.Toolchain;

namespace ScreenPop.Reliability.Tests;

/// <summary>The table in docs/reliability.md against the tests it names, and the rows that are about the code as a whole.</summary>
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
        var tests = Test().Matches(line);

        Assert.NotEmpty(tests);
        Assert.All(tests, test =>
        {
            var source = File.ReadAllText(Path.Combine(Layout.Root, test.Groups["file"].Value));
            Assert.Contains(test.Groups["name"].Value, source, StringComparison.Ordinal);
        });
        Assert.Contains(tests, test => Number().Matches(test.Groups["name"].Value).Any(number => int.Parse(number.Value, null) == row));
    }

    [Fact]
    public void Failure_28_the_rules_run_without_Streams_and_without_a_browser()
    {
        var core = Path.Combine(Layout.WebWidget, "src", "core");
        var sources = Directory.EnumerateFiles(core, "*.ts", SearchOption.AllDirectories)
            .Where(file => !file.Contains("testing", StringComparison.Ordinal) && !file.EndsWith(".test.ts", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, file => Assert.All(
            Import().Matches(File.ReadAllText(file)),
            import => Assert.StartsWith(
                core, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, import.Groups["from"].Value)), StringComparison.Ordinal)));
        Assert.All(sources, file => Assert.DoesNotMatch(@"\b(window|document|navigator|connect)\.", Comment().Replace(File.ReadAllText(file), "")));
    }

    [Fact]
    public void Failure_29_the_library_is_pinned_to_the_version_that_is_tested()
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(Layout.WebWidget, "package.json")));
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Layout.Root, "package-lock.json")));
        var version = package.RootElement.GetProperty("devDependencies").GetProperty("amazon-connect-streams").GetString()!;

        Assert.Matches(@"^\d+\.\d+\.\d+$", version);
        Assert.Equal(version, locked.RootElement.GetProperty("packages").GetProperty("node_modules/amazon-connect-streams").GetProperty("version").GetString());
    }

    [GeneratedRegex(@"`(?<file>[\w./-]+)` ‹(?<name>[^›]+)›")]
    private static partial Regex Test();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"from '(?<from>[^']+)'")]
    private static partial Regex Import();

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|'[^'\n]*'|`[^`]*`", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
