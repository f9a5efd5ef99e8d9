using ScreenPop.FlowEngine;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Trace;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Calls;

/// <summary>What a scripted call came to.</summary>
/// <param name="End">How the flow under test ended.</param>
/// <param name="Story">What happened, in order.</param>
/// <param name="Failures">What was expected and did not happen; empty when the call passed.</param>
/// <param name="Elapsed">Simulated time in the flow under test.</param>
/// <param name="StepsDone">How many steps of the script happened.</param>
public sealed record CallResult(
    CallScript Script,
    FlowEnd End,
    FlowContact Contact,
    IReadOnlyList<TraceEntry> Trace,
    IReadOnlyList<StoryLine> Story,
    IReadOnlyList<CallFailure> Failures,
    TimeSpan Elapsed,
    int StepsDone
)
{
    public bool Passed => Failures.Count == 0;
}

/// <summary>One thing that happened.</summary>
public sealed record StoryLine(TimeSpan At, string Text);

/// <summary>One expectation that was not met.</summary>
/// <param name="Line">Line in the script.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Happened">What happened instead.</param>
public sealed record CallFailure(int Line, string Expected, string Happened);
