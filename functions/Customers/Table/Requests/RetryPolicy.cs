namespace ScreenPop.Customers.Table.Requests;

/// <summary>
/// The retry policy of table requests. The delays grow exponentially with jitter. Attempts and delays together stay within the
/// time budget. The SDK's own retries, with delays of seconds, are off.
/// </summary>
/// <param name="MaxRetryAttempts">The maximum number of retries, not counting the first attempt.</param>
/// <param name="Delay">The delay before the first retry. It doubles with each retry.</param>
public sealed record RetryPolicy(int MaxRetryAttempts, TimeSpan Delay)
{
    /// <summary>
    /// The shortest timeout of an attempt. DynamoDB answers within 10 ms; this leaves room for a new connection.
    /// </summary>
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(150);

    /// <summary>
    /// The longest timeout of every attempt but the last. An attempt that hangs delays the next one by at most this time.
    /// </summary>
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(3);

    /// <summary>For a caller who waits on the phone: four attempts, with delays of about 20, 40 and 80 ms.</summary>
    public static RetryPolicy Interactive { get; } = new(3, TimeSpan.FromMilliseconds(20));

    /// <summary>For background work: eight attempts, with about 6 s of delays.</summary>
    public static RetryPolicy Background { get; } = new(7, TimeSpan.FromMilliseconds(50));

    /// <summary>For a client with its own retries.</summary>
    public static RetryPolicy None { get; } = new(0, TimeSpan.Zero);

    /// <summary>Handles transient failures: throttling, faults of the service, broken connections and slow attempts.</summary>
    public static bool ShouldHandle(Exception exception) => TableFault.IsTransient(exception);

    /// <param name="attempt">One attempt. It should end when its token is cancelled; if it does not, the policy stops waiting
    /// for it.</param>
    /// <param name="budget">The time budget of all attempts.</param>
    /// <returns>The result of the first successful attempt.</returns>
    /// <exception cref="OperationCanceledException">The budget is used up.</exception>
    /// <exception cref="Exception">The exception of the last attempt.</exception>
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
                // The SDK runs parts of a request, such as fetching credentials, without the token.
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

    /// <summary>A third of the total time, so that one attempt that hangs leaves room for others.</summary>
    private static TimeSpan AttemptTimeout(TimeBudget budget)
    {
        var third = budget.Length / 3;
        return third < ShortestTimeout ? ShortestTimeout
            : third > LongestTimeout ? LongestTimeout
            : third;
    }

    private TimeSpan DelayBefore(int retry) => Delay * Math.Pow(2, retry) * (0.5 + (Random.Shared.NextDouble() / 2));
}
