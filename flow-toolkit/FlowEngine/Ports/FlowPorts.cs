using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowEngine.Ports;

/// <summary>All a run can reach outside itself.</summary>
public sealed record FlowPorts
{
    public required IParticipant Participant { get; init; }

    public required ILambdaInvoker Lambda { get; init; }

    public required IConnectInstance Instance { get; init; }

    /// <summary>Default: no answers; see <see cref="IFlowServices.CallAsync"/>.</summary>
    public IFlowServices? Services { get; init; }

    public IFlowObserver? Observer { get; init; }

    /// <summary>Error type a block fails with instead of running, or null; for tests of error branches.</summary>
    public Func<FlowAction, string?>? Fault { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
