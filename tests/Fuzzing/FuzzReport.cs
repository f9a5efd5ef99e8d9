namespace ScreenPop.Fuzzing;

/// <summary>The result of a run over one target.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Slowest">The longest time of an input.</param>
/// <param name="MostAllocated">The most bytes that the runtime allocated for an input.</param>
/// <param name="Findings">The first input of each kind of failure.</param>
public sealed record FuzzReport(
    string Target,
    int Inputs,
    TimeSpan Elapsed,
    TimeSpan Slowest,
    long MostAllocated,
    IReadOnlyList<FuzzFinding> Findings
);

/// <summary>An input that breaks a target.</summary>
/// <param name="Number">The number of the input in the run. The same seed creates it again.</param>
/// <param name="Problem">The failure, with its stack if there is one.</param>
public sealed record FuzzFinding(string Target, int Number, byte[] Input, string Problem);
