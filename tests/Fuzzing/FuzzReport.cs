namespace ScreenPop.Fuzzing;

/// <summary>What a run over one target gave.</summary>
/// <param name="Inputs">How many inputs it took in.</param>
/// <param name="Slowest">The longest any input took.</param>
/// <param name="MostAllocated">Bytes the most wasteful input made the runtime allocate.</param>
/// <param name="Findings">One per kind of failure, the first input of each.</param>
public sealed record FuzzReport(
    string Target,
    int Inputs,
    TimeSpan Elapsed,
    TimeSpan Slowest,
    long MostAllocated,
    IReadOnlyList<FuzzFinding> Findings
);

/// <summary>An input that a target does not take as it should.</summary>
/// <param name="Number">Which input of the run: the same seed makes it again.</param>
/// <param name="Problem">What happened, with its stack where there is one.</param>
public sealed record FuzzFinding(string Target, int Number, byte[] Input, string Problem);
