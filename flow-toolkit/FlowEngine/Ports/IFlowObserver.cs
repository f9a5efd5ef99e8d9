using ScreenPop.FlowEngine.Trace;

namespace ScreenPop.FlowEngine.Ports;

/// <summary>Receives every block right after its execution.</summary>
public interface IFlowObserver
{
    void OnBlock(TraceEntry entry);
}
