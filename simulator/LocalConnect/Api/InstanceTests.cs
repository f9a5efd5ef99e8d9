using ScreenPop.ConnectApi.TestCases;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.LocalConnect.Journeys;

namespace ScreenPop.LocalConnect.Api;

/// <summary>The local instance for test cases.</summary>
internal sealed class InstanceTests(LocalInstance instance) : ITestCaseInstance
{
    public IConnectInstance Flows { get; } = new FlowInstance(instance.Center, instance.Journeys.Flows);

    /// <summary>The instance's own functions. Their invocations by a test belong to no journey.</summary>
    public ILambdaInvoker Functions { get; } = new FlowLambda(instance.Lambda, _ => { }, TimeProvider.System);
}
