using Microsoft.Extensions.Logging;

namespace ScreenPop.LambdaHost;

/// <summary>What a handler may know about the invocation it answers, whichever host runs it.</summary>
/// <param name="requestId">The Lambda request id.</param>
/// <param name="functionArn">ARN the function was invoked by, alias included.</param>
/// <param name="deadline">When Lambda kills the invocation.</param>
/// <param name="coldStart">True for the first invocation of the process.</param>
public sealed class InvocationContext(string requestId, string functionArn, DateTimeOffset deadline, bool coldStart)
{
    private List<Func<CancellationToken, Task>>? afterAnswer;

    public string RequestId { get; } = requestId;

    public string FunctionArn { get; } = functionArn;

    public DateTimeOffset Deadline { get; } = deadline;

    public bool ColdStart { get; } = coldStart;

    /// <summary>
    /// Hands over work the answer does not depend on. The built-in host runs it when the answer is on its way, so nobody
    /// waits for it; a host that cannot do so runs it before answering. Either way it ends before the process is frozen.
    /// </summary>
    public void AfterAnswer(Func<CancellationToken, Task> work) => (afterAnswer ??= []).Add(work);

    /// <summary>
    /// Runs what was handed to <see cref="AfterAnswer"/>; for hosts and for tests that stand in for one. What fails there
    /// is logged and goes no further: the answer stands.
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
