using ScreenPop.FlowEngine.Ports;

namespace ScreenPop.FlowTesting.Native;

/// <summary>
/// A call as a flow test of Amazon Connect: the input of <c>CreateTestCase</c>. Source: the testing language in the developer
/// guide; docs/native-tests.md lists where the service deviates.
/// </summary>
/// <param name="Name">Unique in an instance.</param>
/// <param name="FlowId">The ARN of the flow that answers the contact, or its placeholder.</param>
/// <param name="SourceNumber">The caller's number; null for a chat.</param>
/// <param name="Attributes">The contact attributes before the flow.</param>
public sealed record NativeTest(
    string Name,
    NativeChannel Channel,
    string FlowId,
    string? SourceNumber,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyList<NativeObservation> Observations
);

public enum NativeChannel
{
    Voice,
    Chat,
}

/// <summary>An event that the test waits for, and the actions that follow. Each observation leads to the next.</summary>
/// <param name="Line">The line of the script; 0 for none.</param>
public sealed record NativeObservation(NativeEvent Event, IReadOnlyList<NativeAction> Actions, int Line = 0);

/// <summary>An event that a test can wait for.</summary>
public abstract record NativeEvent;

public sealed record TestInitiated : NativeEvent;

public sealed record TestCompleted : NativeEvent;

/// <summary>A message that contains this text, or a recorded prompt or file.</summary>
public sealed record MessageReceived(PromptKind Kind, string Content) : NativeEvent;

/// <summary>A block starts a request to a resource of the instance.</summary>
/// <param name="ActionType">Such as <c>InvokeLambdaFunction</c>.</param>
/// <param name="Resource">Its ARN, or a placeholder.</param>
public sealed record FlowActionStarted(string ActionType, string Resource) : NativeEvent;

/// <summary>An action of a test.</summary>
public abstract record NativeAction;

public sealed record SendKey(char Key) : NativeAction;

public sealed record SendDisconnect : NativeAction;

public sealed record AssertEquals(string Path, string Operand) : NativeAction;

/// <summary>Replaces the answer to the flow's next request to this resource. Each override is used once, in order.</summary>
public abstract record NativeOverride(string ActionType, string Resource) : NativeAction;

/// <param name="Json">The function's answer.</param>
public sealed record MockAnswer(string ActionType, string Resource, string Json, int DelaySeconds)
    : NativeOverride(ActionType, Resource);

public sealed record MockError(string ActionType, string Resource, string Error, int DelaySeconds)
    : NativeOverride(ActionType, Resource);

public sealed record SubstituteResource(string ActionType, string Resource, string Substitute)
    : NativeOverride(ActionType, Resource);

public sealed record EndTest : NativeAction;
