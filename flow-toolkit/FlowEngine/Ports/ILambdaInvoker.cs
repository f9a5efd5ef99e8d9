namespace ScreenPop.FlowEngine.Ports;

/// <summary>Invokes Lambda functions. The runner builds the event, keeps the time limit and retries.</summary>
public interface ILambdaInvoker
{
    /// <summary>
    /// Invokes the function once. When the token fires, at the block's time limit or when the contact is gone, stop and throw
    /// <see cref="OperationCanceledException"/>.
    /// </summary>
    ValueTask<LambdaAnswer> InvokeAsync(LambdaInvocation invocation, CancellationToken cancellation);

    /// <summary>The answer of an asynchronous invocation, for Load Lambda result and for Wait.</summary>
    /// <param name="requestId"><see cref="LambdaAnswer.RequestId"/> of the invocation.</param>
    /// <param name="limit">The time to wait for the answer; zero does not wait.</param>
    /// <param name="cancellation">Fires when the contact is gone.</param>
    /// <returns>Null when there is no such invocation, or no answer within the limit.</returns>
    ValueTask<LambdaAnswer?> LoadAsync(string requestId, TimeSpan limit, CancellationToken cancellation) => default;
}

/// <summary>One attempt to invoke a function.</summary>
/// <param name="FunctionArn">The function as written in the block: an ARN, with or without alias, or a name.</param>
/// <param name="Payload">The Amazon Connect event, UTF-8 JSON.</param>
/// <param name="TimeLeft">The rest of the block's time limit, and the function's deadline.</param>
/// <param name="Attempt">1, or up to 4 when Amazon Connect retries.</param>
/// <param name="IsAsynchronous">
/// Whether the flow does not wait for the answer. If so, return the request id when the event is accepted and keep the answer for
/// <see cref="ILambdaInvoker.LoadAsync"/>.
/// </param>
/// <param name="ContactId">For logs.</param>
public sealed record LambdaInvocation(
    string FunctionArn,
    ReadOnlyMemory<byte> Payload,
    TimeSpan TimeLeft,
    int Attempt,
    bool IsAsynchronous,
    string ContactId
);

public enum LambdaOutcome
{
    Answered,

    /// <summary>The function threw, or its process died. Retried.</summary>
    FunctionError,

    /// <summary>No capacity. Retried.</summary>
    Throttled,

    /// <summary>No such function, or no permission. Not retried.</summary>
    Unreachable,
}

/// <summary>The result of one attempt.</summary>
/// <param name="Payload">The answer's JSON for <see cref="LambdaOutcome.Answered"/>; otherwise ignored.</param>
/// <param name="Detail">The reason for a failure, for the trace.</param>
/// <param name="RequestId">The invocation's id: <c>$.LambdaInvocation.InvocationId</c> after an asynchronous call.</param>
public sealed record LambdaAnswer(
    LambdaOutcome Outcome,
    ReadOnlyMemory<byte> Payload = default,
    string? Detail = null,
    string? RequestId = null
);
