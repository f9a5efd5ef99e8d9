namespace ScreenPop.Cli.Doctor;

/// <summary>Quotes a word of a command for bash and PowerShell.</summary>
internal static class ShellWord
{
    public static string Quote(string word) =>
        word.Length > 0 && word.All(IsPlain) ? word
        : !word.AsSpan().ContainsAny("\"$`\\") ? $"\"{word}\""
        : !word.Contains('\'', StringComparison.Ordinal) ? $"'{word}'"
        // No quoting of such a word works in both shells. This one works in bash.
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/' or ':' or '=' or '+';
}
