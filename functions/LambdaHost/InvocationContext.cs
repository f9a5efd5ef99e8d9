using Microsoft.Extensions.Logging;

namespace ScreenPop.LambdaHost;

/// <summary>Describes the invocation to a handler, independent of the host.</summary>
/// <param name="requestId">The Lambda request id.</param>
/// <param name="functionArn">The ARN that the caller invoked, including the alias.</param>
/// <param name="deadline">When Lambda kills the invocation.</param>
/// <param name="coldStart">True for the first invocation of the process.</param>
public sealed class InvocationContext(string requestId, string functionArn, DateTimeOffset deadline, bool coldStart)
{
    /// <summary>The longest time of a .NET timer: 24 days. Lambda's own limit is 15 minutes.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue);

    private List<Func<CancellationToken, Task>>? afterAnswer;

    public string RequestId { get; } = requestId;

    public string FunctionArn { get; } = functionArn;

    public DateTimeOffset Deadline { get; } = deadline;

    public bool ColdStart { get; } = coldStart;

    /// <summary>The time until Lambda's deadline: zero when it has passed, and never more than a timer supports.</summary>
    public TimeSpan TimeLeft(TimeProvider clock)
    {
        var left = Deadline - clock.GetUtcNow();
        return left <= TimeSpan.Zero ? TimeSpan.Zero
            : left > LongestTimer ? LongestTimer
            : left;
    }

    /// <summary>
    /// Registers work that the answer does not depend on. The host runs it after sending the answer, so the caller does not wait.
    /// It runs before the next request for an event, so Lambda does not freeze the process meanwhile.
    /// </summary>
    public void AfterAnswer(Func<CancellationToken, Task> work) => (afterAnswer ??= []).Add(work);

    /// <summary>
    /// Runs the work registered with <see cref="AfterAnswer"/>; for hosts, and for tests without a host. A failure is logged and
    /// not thrown, since the answer has been sent.
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
