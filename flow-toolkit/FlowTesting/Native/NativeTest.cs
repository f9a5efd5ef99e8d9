using ScreenPop.FlowEngine.Ports;

namespace ScreenPop.FlowTesting.Native;

/// <summary>
/// A call as Amazon Connect's own flow tests play it: what <c>CreateTestCase</c> takes. Source: the testing language in the
/// developer guide; docs/native-tests.md says where the service does otherwise.
/// </summary>
/// <param name="Name">Unique in an instance.</param>
/// <param name="FlowId">ARN of the flow the contact comes in by, or its placeholder.</param>
/// <param name="SourceNumber">The caller's number; null for a chat.</param>
/// <param name="Attributes">Contact attributes that are there before the flow.</param>
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

/// <summary>One thing the test waits for, and what it does then. Each leads to the next.</summary>
/// <param name="Line">The line of the script it stands for; 0 for none.</param>
public sealed record NativeObservation(NativeEvent Event, IReadOnlyList<NativeAction> Actions, int Line = 0);

/// <summary>What a test can wait for.</summary>
public abstract record NativeEvent;

public sealed record TestInitiated : NativeEvent;

public sealed record TestCompleted : NativeEvent;

/// <summary>A message that has this text in it, or the recorded prompt or file that is played.</summary>
public sealed record MessageReceived(PromptKind Kind, string Content) : NativeEvent;

/// <summary>A block begins to ask a resource of the instance.</summary>
/// <param name="ActionType">Such as <c>InvokeLambdaFunction</c>.</param>
/// <param name="Resource">Its ARN, or a placeholder.</param>
public sealed record FlowActionStarted(string ActionType, string Resource) : NativeEvent;

/// <summary>What a test can do.</summary>
public abstract record NativeAction;

public sealed record SendKey(char Key) : NativeAction;

public sealed record SendDisconnect : NativeAction;

public sealed record AssertEquals(string Path, string Operand) : NativeAction;

/// <summary>The next time the flow asks this resource, it gets this instead. Each is used once, in order.</summary>
public abstract record NativeOverride(string ActionType, string Resource) : NativeAction;

/// <param name="Json">What the function answers.</param>
public sealed record MockAnswer(string ActionType, string Resource, string Json, int DelaySeconds)
    : NativeOverride(ActionType, Resource);

public sealed record MockError(string ActionType, string Resource, string Error, int DelaySeconds)
    : NativeOverride(ActionType, Resource);

public sealed record SubstituteResource(string ActionType, string Resource, string Substitute)
    : NativeOverride(ActionType, Resource);

public sealed record EndTest : NativeAction;
