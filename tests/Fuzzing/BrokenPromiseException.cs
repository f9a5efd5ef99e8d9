namespace ScreenPop.Fuzzing;

/// <summary>A target did not throw but broke one of its invariants.</summary>
public sealed class BrokenPromiseException(string promise) : Exception(promise);
