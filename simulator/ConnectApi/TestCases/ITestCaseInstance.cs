using ScreenPop.FlowEngine.Ports;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>
/// The instance that a test case runs on: its flows, its queues, and its functions unless the test overrides them.
/// </summary>
public interface ITestCaseInstance
{
    IConnectInstance Flows { get; }

    ILambdaInvoker Functions { get; }
}
