using System.Text.RegularExpressions;

namespace ScreenPop.Reliability.Tests;

/// <summary>The expressions that a C# source passes to DynamoDB, and their variable parts.</summary>
internal static partial class TableExpressions
{
    /// <returns>The right side of each assignment to an expression, up to the comma, semicolon or brace that ends it.</returns>
    public static IEnumerable<string> In(string source) =>
        Assignment().Matches(source).Select(match => UpToItsEnd(source[(match.Index + match.Length)..]));

    /// <returns>The variables in an expression. Constants and methods start with a capital letter, and values have the form
    /// <c>:name</c>.</returns>
    public static IEnumerable<string> ValuesIn(string expression)
    {
        var code = Literal().Replace(expression, match => match.Value.StartsWith('$') ? Holes(match.Value) : " ");
        return Variable().Matches(code).Select(match => match.Value).Except(["string", "null", "nameof"]);
    }

    private static string Holes(string literal) => string.Join(' ', Hole().Matches(literal).Select(hole => hole.Groups[1].Value));

    private static string UpToItsEnd(string text)
    {
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '"' or '$' && Literal().Match(text, at) is { Success: true, Index: var start } literal && start == at)
            {
                at += literal.Length - 1;
                continue;
            }

            depth += text[at] switch
            {
                '(' or '[' or '{' => 1,
                ')' or ']' or '}' => -1,
                _ => 0,
            };
            if (depth < 0 || (depth == 0 && text[at] is ',' or ';'))
            {
                return text[..at];
            }
        }

        return text;
    }

    [GeneratedRegex(@"(?:Condition|Update|Filter|Projection)Expression\s*\+?=(?!=)\s*")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\$?""(?:[^""\\]|\\.)*""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{([^{}:]+)(?::[^{}]*)?\}")]
    private static partial Regex Hole();

    // Neither a member access nor a method.
    [GeneratedRegex(@"(?<![\w.])[a-z]\w*(?![\w(])")]
    private static partial Regex Variable();
}
