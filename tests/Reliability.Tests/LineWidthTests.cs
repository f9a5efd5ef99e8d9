using System.Text.RegularExpressions;

namespace ScreenPop.Reliability.Tests;

/// <summary>Code and comments end at column 130. A string may be longer: a split string cannot be found by searching.</summary>
public sealed partial class LineWidthTests
{
    private const int Columns = 130;

    [Fact]
    public async Task No_line_of_code_or_comment_is_wider_than_the_formatter_allows()
    {
        var wide =
            from entry in await RepositoryFiles.ReadAsync()
            where entry.File.EndsWith(".cs", StringComparison.Ordinal)
            from line in Literal().Replace(entry.Text, KeepLineBreaks).Split('\n').Index()
            where line.Item.Length > Columns
            select $"{entry.File}, line {line.Index + 1}, has {line.Item.Length} columns.";

        Assert.Empty(wide);
    }

    /// <summary>Comments are matched first, because an apostrophe or quote in them opens no literal.</summary>
    private static string KeepLineBreaks(Match match) =>
        match.Groups["comment"].Success ? match.Value : new string('\n', match.Value.Count(letter => letter == '\n'));

    [GeneratedRegex(
        """
            (?<comment>//[^\n]*)|'(?:\\.[^']*|[^'\\])'|\$*(?<quotes>"{3,})[\s\S]*?\k<quotes>|@\$?"(?:""|[^"])*"|\$@"(?:""|[^"])*"|\$?"(?:\\.|[^"\\\n])*"
            """
    )]
    private static partial Regex Literal();
}
