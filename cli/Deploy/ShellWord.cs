namespace ScreenPop.Cli.Deploy;

/// <summary>A word of a command as a person can paste it into bash and into PowerShell.</summary>
internal static class ShellWord
{
    public static string Quote(string word) =>
        word.Length > 0 && word.All(IsPlain) ? word
        : !word.AsSpan().ContainsAny("\"$`\\") ? $"\"{word}\""
        : !word.Contains('\'', StringComparison.Ordinal) ? $"'{word}'"
        // No quoting of such a word means the same in both shells; this is bash's.
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/' or ':' or '=' or '+';
}
