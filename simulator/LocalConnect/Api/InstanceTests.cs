using ScreenPop.ConnectApi.TestCases;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.LocalConnect.Journeys;

namespace ScreenPop.LocalConnect.Api;

/// <summary>The local instance as test cases play against it.</summary>
internal sealed class InstanceTests(LocalInstance instance) : ITestCaseInstance
{
    public IConnectInstance Flows { get; } = new FlowInstance(instance.Center, instance.Journeys.Flows);

    /// <summary>The instance's own functions; what they are asked by a test is no journey's.</summary>
    public ILambdaInvoker Functions { get; } = new FlowLambda(instance.Lambda, _ => { });
}
