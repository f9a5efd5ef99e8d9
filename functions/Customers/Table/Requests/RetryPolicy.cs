namespace ScreenPop.Customers.Table.Requests;

/// <summary>
/// When and how often a request of the table is attempted again. The delays grow exponentially and are jittered; they and
/// all attempts stay within the time budget. The SDK's own retries, which pause for seconds, are off.
/// </summary>
/// <param name="MaxRetryAttempts">Attempts after the first.</param>
/// <param name="Delay">Before the first retry; it doubles from one to the next.</param>
public sealed record RetryPolicy(int MaxRetryAttempts, TimeSpan Delay)
{
    /// <summary>DynamoDB answers within 10 ms; this leaves room for a new connection.</summary>
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(150);

    /// <summary>No attempt but the last may hold up the next for longer, however much time there is.</summary>
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(3);

    /// <summary>For somebody who waits on the phone: four attempts, about 20, 40 and 80 ms apart.</summary>
    public static RetryPolicy CallerWaits { get; } = new(3, TimeSpan.FromMilliseconds(20));

    /// <summary>For work in the background: eight attempts over some 6 s.</summary>
    public static RetryPolicy NobodyWaits { get; } = new(7, TimeSpan.FromMilliseconds(50));

    /// <summary>For a client that retries by itself.</summary>
    public static RetryPolicy None { get; } = new(0, TimeSpan.Zero);

    /// <summary>
    /// What may pass is attempted again: throttling, faults of the service, broken connections and slow attempts.
    /// </summary>
    public static bool ShouldHandle(Exception exception) => TableFault.IsTransient(exception);

    /// <param name="attempt">One attempt; it is to end when its token is cancelled, and is left behind when it does not.</param>
    /// <param name="budget">Time there is for all attempts.</param>
    /// <returns>The first answer.</returns>
    /// <exception cref="OperationCanceledException">The budget is used up.</exception>
    /// <exception cref="Exception">What the last attempt failed with.</exception>
    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> attempt, TimeBudget budget)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(budget);
        for (var retry = 0; ; retry++)
        {
            var delay = DelayBefore(retry);
            using var timeout = new CancellationTokenSource(
                retry < MaxRetryAttempts ? AttemptTimeout(budget) : Timeout.InfiniteTimeSpan,
                budget.Clock
            );
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, timeout.Token);
            try
            {
                // The SDK does parts of a request, such as fetching credentials, without the token.
                return await attempt(limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (Exception e)
                when (retry < MaxRetryAttempts && !budget.Token.IsCancellationRequested && delay < budget.Left && ShouldHandle(e))
            {
                budget.CountRetry();
            }

            await Task.Delay(delay, budget.Clock, budget.Token).ConfigureAwait(false);
        }
    }

    /// <summary>A third of all the time, so that one attempt that hangs leaves room for others.</summary>
    private static TimeSpan AttemptTimeout(TimeBudget budget)
    {
        var third = budget.Length / 3;
        return third < ShortestTimeout ? ShortestTimeout
            : third > LongestTimeout ? LongestTimeout
            : third;
    }

    private TimeSpan DelayBefore(int retry) => Delay * Math.Pow(2, retry) * (0.5 + (Random.Shared.NextDouble() / 2));
}
