namespace ScreenPop.FlowLanguage;

/// <summary>The result of reading a file: the flow, if any, and every problem.</summary>
/// <param name="Flow">Null when the text is not JSON or not a flow at all.</param>
/// <param name="Problems">Empty for a well-formed flow.</param>
/// <param name="IsWhole">False when the file exceeds the limits and was read in part only.</param>
public sealed record FlowReading(Flow? Flow, IReadOnlyList<FlowProblem> Problems, bool IsWhole = true);
