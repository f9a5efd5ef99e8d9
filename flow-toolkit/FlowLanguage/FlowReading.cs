namespace ScreenPop.FlowLanguage;

/// <summary>What reading a file gave: a flow where there is one to speak of, and everything that was wrong.</summary>
/// <param name="Flow">Null when the text is not JSON or has nothing of a flow in it.</param>
/// <param name="Problems">Empty for a well-formed flow.</param>
/// <param name="IsWhole">False for a file so much larger than Amazon Connect takes that a part of it was left unread.</param>
public sealed record FlowReading(Flow? Flow, IReadOnlyList<FlowProblem> Problems, bool IsWhole = true);
