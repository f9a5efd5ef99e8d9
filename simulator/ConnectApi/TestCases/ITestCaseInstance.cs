using ScreenPop.FlowEngine.Ports;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>
/// What a test case plays against: the instance's flows and queues, and its own functions where none is overridden.
/// </summary>
public interface ITestCaseInstance
{
    IConnectInstance Flows { get; }

    ILambdaInvoker Functions { get; }
}
