using System.Text.RegularExpressions;
using ScreenPop.Toolchain;

namespace ScreenPop.Reliability.Tests;

/// <summary>Ways into a page or a table that the code does not have at all.</summary>
public sealed partial class SourceTests
{
    private static readonly RepositoryLayout Layout = RepositoryLayout.Find();

    [Fact]
    public void No_page_has_a_sink_for_markup_or_code()
    {
        string[] folders =
        [
            Path.Combine(Layout.WebWidget, "src"),
            Path.Combine(Layout.WebWidget, "samples"),
            Path.Combine(Layout.Root, "simulator"),
        ];
        var sources = folders
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".ts" or ".js" or ".html")
            .ToList();

        Assert.NotEmpty(sources);
        Assert.All(
            sources,
            file =>
            {
                var sink = Sink().Match(Comment().Replace(File.ReadAllText(file), ""));
                Assert.False(sink.Success, $"{file}: {sink.Value}");
            }
        );
    }

    [Fact]
    public void No_expression_of_the_table_is_put_together_from_a_value()
    {
        var expressions = Directory
            .EnumerateFiles(Path.Combine(Layout.Root, "functions"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Expression().Matches(File.ReadAllText(file)).Select(match => match.Value))
            .ToList();

        Assert.NotEmpty(expressions);
        // Only constants, which begin with a capital letter, may stand in one; values go by :name.
        Assert.All(expressions, expression => Assert.DoesNotMatch(@"\{[a-z]", expression));
    }

    [GeneratedRegex(
        @"\b(?:innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|document\.write|srcdoc)\b|\beval\(|new Function\("
    )]
    private static partial Regex Sink();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?:Condition|Update|Filter|Projection)Expression\s*=[^,;]*")]
    private static partial Regex Expression();
}
