namespace ScreenPop.FlowLanguage;

/// <summary>One thing that is wrong with a file, and where.</summary>
/// <param name="Path">JSON path of the value, such as <c>$.Actions[3].Type</c>; <c>$</c> for the whole file.</param>
/// <param name="Line">1-based line of the value in the text that was read.</param>
/// <param name="Message">One sentence: what is wrong and what to do.</param>
public sealed record FlowProblem(string Path, int Line, string Message)
{
    public override string ToString() => $"line {Line}, {Path}: {Message}";
}
