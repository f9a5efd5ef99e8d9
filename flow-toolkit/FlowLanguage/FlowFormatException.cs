namespace ScreenPop.FlowLanguage;

/// <summary>The file is not a flow in Flow language 2019-10-30.</summary>
public sealed class FlowFormatException(string source, FlowProblem problem) : Exception($"{source}, {problem}")
{
    /// <summary>The flow's name, such as its file name.</summary>
    public string FlowName { get; } = source;

    public FlowProblem Problem { get; } = problem;
}
