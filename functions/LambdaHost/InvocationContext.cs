using Microsoft.Extensions.Logging;

namespace ScreenPop.LambdaHost;

/// <summary>What a handler may know about the invocation it answers, whichever host runs it.</summary>
/// <param name="requestId">The Lambda request id.</param>
/// <param name="functionArn">ARN the function was invoked by, alias included.</param>
/// <param name="deadline">When Lambda kills the invocation.</param>
/// <param name="coldStart">True for the first invocation of the process.</param>
public sealed class InvocationContext(string requestId, string functionArn, DateTimeOffset deadline, bool coldStart)
{
    /// <summary>The longest time a timer of .NET takes: 24 days. Lambda's own limit is 15 minutes.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue);

    private List<Func<CancellationToken, Task>>? afterAnswer;

    public string RequestId { get; } = requestId;

    public string FunctionArn { get; } = functionArn;

    public DateTimeOffset Deadline { get; } = deadline;

    public bool ColdStart { get; } = coldStart;

    /// <summary>How long Lambda still waits: zero when the deadline has passed, and never more than a timer takes.</summary>
    public TimeSpan TimeLeft(TimeProvider clock)
    {
        var left = Deadline - clock.GetUtcNow();
        return left <= TimeSpan.Zero ? TimeSpan.Zero
            : left > LongestTimer ? LongestTimer
            : left;
    }

    /// <summary>
    /// Hands over work the answer does not depend on. The host runs it once Lambda has the answer, so nobody waits for it;
    /// it ends before the process is frozen, since the host asks for the next event only then.
    /// </summary>
    public void AfterAnswer(Func<CancellationToken, Task> work) => (afterAnswer ??= []).Add(work);

    /// <summary>
    /// Runs what was handed to <see cref="AfterAnswer"/>; for hosts and for tests that stand in for one. A failure
    /// there is logged and goes no further: the answer stands.
    /// </summary>
    public async Task RunAfterAnswerAsync(ILogger log, CancellationToken cancellationToken)
    {
        foreach (var work in afterAnswer ?? [])
        {
            try
            {
                await work(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                log.AfterAnswerFailed(e);
            }
        }
    }
}
