namespace ScreenPop.Lambda;

/// <summary>One event and its invocation.</summary>
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

    /// <summary>Completes when the process requests its next event: its work after the answer is done.</summary>
    public Task Ended => ended.Task;

    public void End() => ended.TrySetResult();

    public bool TryAnswer(InvocationOutcome outcome, string answer) => answered.TrySetResult((outcome, answer));
}
