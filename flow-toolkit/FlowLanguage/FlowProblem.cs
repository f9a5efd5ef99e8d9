namespace ScreenPop.FlowLanguage;

/// <summary>One problem of a file and its place.</summary>
/// <param name="Path">JSON path of the value, such as <c>$.Actions[3].Type</c>; <c>$</c> for the whole file.</param>
/// <param name="Line">1-based line of the value in the text.</param>
/// <param name="Message">One sentence: the problem and the remedy.</param>
public sealed record FlowProblem(string Path, int Line, string Message)
{
    public override string ToString() => $"line {Line}, {Path}: {Message}";
}
