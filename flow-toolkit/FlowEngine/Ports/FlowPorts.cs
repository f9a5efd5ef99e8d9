using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowEngine.Ports;

/// <summary>Everything outside the engine that a run depends on.</summary>
public sealed record FlowPorts
{
    public required IParticipant Participant { get; init; }

    public required ILambdaInvoker Lambda { get; init; }

    public required IConnectInstance Instance { get; init; }

    /// <summary>Answers of other AWS services. Default: none; see <see cref="IFlowServices.CallAsync"/>.</summary>
    public IFlowServices? Services { get; init; }

    public IFlowObserver? Observer { get; init; }

    /// <summary>
    /// Returns the error type that a block fails with instead of running, or null. For tests of error branches.
    /// </summary>
    public Func<FlowAction, string?>? Fault { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
