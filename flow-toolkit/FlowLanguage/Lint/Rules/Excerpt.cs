namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>A value of the file in a message for a person: never longer than a line.</summary>
internal static class Excerpt
{
    private const int Longest = 80;

    public static string Of(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}
