using System.Text.RegularExpressions;

namespace ScreenPop.Cli.Tests.Documents;

/// <summary>The commands of a document: the lines of its <c>sh</c> blocks, and the text in backticks.</summary>
internal static partial class MarkdownCommands
{
    private static readonly string[] Tools = ["aws ", "sam ", "dotnet ", "screenpop ", "git "];

    /// <summary>The lines of the blocks in a language, without blank lines and comments.</summary>
    public static IReadOnlyList<string> Lines(string markdown, string language) =>
        [
            .. Block()
                .Matches(markdown)
                .Where(block => block.Groups["language"].Value == language)
                .SelectMany(block => block.Groups["lines"].Value.Split('\n'))
                .Select(line => line.Trim())
                .Where(line => line.Length > 0 && !line.StartsWith('#')),
        ];

    public static IReadOnlyList<string> InText(string markdown) =>
        [
            .. Inline()
                .Matches(Block().Replace(markdown, ""))
                .Select(code => code.Groups[1].Value)
                .Where(code => Tools.Any(tool => code.StartsWith(tool, StringComparison.Ordinal))),
        ];

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<lines>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Inline();
}
