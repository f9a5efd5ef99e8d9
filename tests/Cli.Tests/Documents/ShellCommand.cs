using System.Text;

namespace ScreenPop.Cli.Tests.Documents;

/// <summary>A command of a line, which bash and PowerShell must read alike.</summary>
/// <param name="Variables">The variables in front of the command, as in <c>BUILD=native sam build</c>.</param>
/// <param name="Words">The words without their quotes.</param>
/// <param name="Problems">The differences between the two shells.</param>
internal sealed record ShellCommand(IReadOnlyList<string> Variables, string[] Words, IReadOnlyList<string> Problems)
{
    /// <summary>Characters that mean something to one of the shells when nothing quotes them.</summary>
    private const string Special = "\\,{}()[]<>;*?!@`&|#~%";

    /// <summary>The commands of a line: <c>a &amp;&amp; b</c> are two. A blank and <c>#</c> start a comment.</summary>
    public static IReadOnlyList<ShellCommand> Read(string line)
    {
        var commands = new List<ShellCommand>();
        var (words, problems) = (new List<string>(), new List<string>());
        var at = 0;
        while (at < line.Length)
        {
            if (line[at] == '#')
            {
                break;
            }

            if (char.IsWhiteSpace(line[at]))
            {
                at++;
            }
            else if (line[at] is ';' or '|' or '&')
            {
                End();
                at += at + 1 < line.Length && line[at + 1] == line[at] ? 2 : 1;
            }
            else
            {
                words.Add(Word(line, ref at, problems));
            }
        }

        End();
        return commands;

        void End()
        {
            if (words.Count > 0)
            {
                var variables = words.TakeWhile(IsVariable).ToList();
                commands.Add(new(variables, [.. words.Skip(variables.Count)], [.. problems]));
            }

            words = [];
            problems = [];
        }
    }

    private static bool IsVariable(string word) =>
        word.Split('=') is [{ Length: > 0 } name, ..]
        && word.Contains('=', StringComparison.Ordinal)
        && name.All(letter => char.IsAsciiLetterUpper(letter) || letter == '_');

    private static string Word(string line, ref int at, List<string> problems)
    {
        var text = new StringBuilder();
        var quote = '\0';
        var start = at;
        for (; at < line.Length; at++)
        {
            var letter = line[at];
            if (quote == '\0')
            {
                if (char.IsWhiteSpace(letter) || (letter is ';' or '|' or '&'))
                {
                    break;
                }

                if (letter is '"' or '\'')
                {
                    quote = letter;
                    continue;
                }

                if (Special.Contains(letter, StringComparison.Ordinal))
                {
                    problems.Add($"{letter} stands outside quotes in {line[start..]}");
                }
            }
            else if (letter == quote)
            {
                quote = '\0';
                continue;
            }
            else if (quote == '"' && letter is '\\' or '`')
            {
                problems.Add($"{letter} stands in double quotes in {line[start..]}");
            }

            if (letter == '$' && quote != '\'' && at + 1 < line.Length && line[at + 1] is '(' or '{')
            {
                problems.Add($"${line[at + 1]} is bash alone in {line[start..]}");
            }

            text.Append(letter);
        }

        if (quote != '\0')
        {
            problems.Add($"a quote is not closed in {line[start..]}");
        }

        return text.ToString();
    }
}
