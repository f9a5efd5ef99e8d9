namespace ScreenPop.Lambda;

/// <summary>One event on its way through a function process.</summary>
internal sealed class Invocation(string requestId, string functionArn, string traceId, string payload, DateTimeOffset deadline)
{
    private readonly TaskCompletionSource<(InvocationOutcome Outcome, string Payload)> answered = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string RequestId => requestId;

    public string FunctionArn => functionArn;

    public string TraceId => traceId;

    public string Payload => payload;

    public DateTimeOffset Deadline => deadline;

    public Task<(InvocationOutcome Outcome, string Payload)> Answer => answered.Task;

    /// <summary>Completes when the process asks for its next event: what it did after the answer is done.</summary>
    public Task Ended => ended.Task;

    public void End() => ended.TrySetResult();

    public bool TryAnswer(InvocationOutcome outcome, string answer) => answered.TrySetResult((outcome, answer));
}
