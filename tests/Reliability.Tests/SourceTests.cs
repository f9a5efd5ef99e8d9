using System.Text.RegularExpressions;
using ScreenPop.Toolchain;

namespace ScreenPop.Reliability.Tests;

/// <summary>Code that must not exist, because it would be a way into a page or a table.</summary>
public sealed partial class SourceTests
{
    private static readonly RepositoryLayout Layout = RepositoryLayout.Find();

    /// <summary>
    /// Variables with attribute names from the code: those of <c>ContactLedger.Update</c> and of
    /// <c>BatchRequests.ReadAsync</c>.
    /// </summary>
    private static readonly string[] NamesOnly = ["set", "attributes"];

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
            .SelectMany(file => TableExpressions.In(File.ReadAllText(file)))
            .ToList();

        Assert.NotEmpty(expressions);
        Assert.All(expressions, expression => Assert.Empty(TableExpressions.ValuesIn(expression).Except(NamesOnly)));
    }

    [Theory]
    [InlineData("""KeyConditionExpression = "PK = :key AND begins_with(SK, " + prefix + ")",""", "prefix")]
    [InlineData("""FilterExpression = $"attribute_exists(a), size(b) > {size}" };""", "size")]
    [InlineData("""x.ConditionExpression = string.Join(", ", parts.Where(part => part != ";"));""", "parts")]
    [InlineData("""newest.UpdateExpression += $", {SaidAt} = {saidAt:O}";""", "saidAt")]
    [InlineData("""ProjectionExpression = attributes,""", "attributes")]
    public void A_value_in_an_expression_is_seen_wherever_it_stands(string source, string value) =>
        Assert.Contains(value, TableExpressions.ValuesIn(Assert.Single(TableExpressions.In(source))));

    [Fact]
    public void Constants_and_placeholders_are_no_values() =>
        Assert.Empty(
            TableExpressions.ValuesIn(
                Assert.Single(TableExpressions.In("""UpdateExpression = $"SET {SaidAt} = :saidAt, " + Rest, other = value"""))
            )
        );

    [GeneratedRegex(
        @"\b(?:innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|document\.write|srcdoc)\b|\beval\(|new Function\("
    )]
    private static partial Regex Sink();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
