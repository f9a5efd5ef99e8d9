using ScreenPop.FlowEngine;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Trace;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Calls;

/// <summary>The result of a scripted call.</summary>
/// <param name="End">How the flow under test ended.</param>
/// <param name="Story">The events of the call, in order.</param>
/// <param name="Failures">The unmet expectations; empty when the call passed.</param>
/// <param name="Elapsed">Simulated time in the flow under test.</param>
/// <param name="StepsDone">The number of completed steps of the script.</param>
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

/// <summary>One event of a call.</summary>
public sealed record StoryLine(TimeSpan At, string Text);

/// <summary>One unmet expectation.</summary>
/// <param name="Line">Line in the script.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Happened">What happened instead.</param>
public sealed record CallFailure(int Line, string Expected, string Happened);
