namespace ScreenPop.Fuzzing;

/// <summary>A target did not throw, and what it did is wrong all the same.</summary>
public sealed class BrokenPromiseException(string promise) : Exception(promise);
