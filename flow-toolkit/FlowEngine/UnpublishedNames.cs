namespace ScreenPop.FlowEngine;

/// <summary>
/// Spellings of parameters that the designer offers. No page of AWS and no known flow shows them. Set them to the spellings of
/// your own export.
/// </summary>
public sealed record UnpublishedNames
{
    /// <summary>Loop, "Set array for looping": the parameter with the list.</summary>
    public string LoopArray { get; init; } = "LoopArray";

    /// <summary>Loop: the parameter with the name in <c>$.Loop.name.Index</c>.</summary>
    public string LoopName { get; init; } = "LoopName";

    /// <summary>
    /// Invoke AWS Lambda function, "Load Lambda result", and Wait, "event-based": the parameter with the invocation's id.
    /// </summary>
    public string LambdaInvocationId { get; init; } = "LambdaInvocationId";

    /// <summary>Wait, "Lambda return": the event and the operand of its condition.</summary>
    public string LambdaReturn { get; init; } = "LambdaReturn";
}
