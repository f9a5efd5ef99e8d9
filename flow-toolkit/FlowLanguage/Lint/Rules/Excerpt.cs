namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Shortens a value of the file to one line for a message.</summary>
internal static class Excerpt
{
    private const int Longest = 80;

    public static string Of(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}
