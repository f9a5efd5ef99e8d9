using ScreenPop.FlowEngine.Trace;

namespace ScreenPop.FlowEngine.Ports;

/// <summary>Sees every block right after it was executed.</summary>
public interface IFlowObserver
{
    void OnBlock(TraceEntry entry);
}
