namespace ScreenPop.CustomerLookup.Lookup;

/// <summary>
/// Asks the table as somebody does who has a caller waiting: a few short attempts with jittered pauses between them, all
/// of it inside the lookup's deadline. The SDK's own retries are switched off; its pauses go up to seconds.
/// </summary>
internal sealed class Attempts(TimeProvider clock)
{
    private const int MaxAttempts = 4;
    private const double FirstPauseMilliseconds = 20;

    /// <summary>DynamoDB answers within 10 ms; this leaves room for a new connection.</summary>
    private static readonly TimeSpan ShortestAttempt = TimeSpan.FromMilliseconds(150);

    /// <param name="operation">One attempt.</param>
    /// <param name="budget">Time there is for all attempts.</param>
    /// <param name="retrying">Told of each attempt that failed and is made again.</param>
    /// <param name="deadline">Fires when the budget is used up.</param>
    /// <returns>The first answer.</returns>
    /// <exception cref="Exception">What the last attempt failed with.</exception>
    public async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> operation,
        TimeSpan budget,
        Action retrying,
        CancellationToken deadline
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            using var timer = new CancellationTokenSource(
                attempt < MaxAttempts ? Limit(budget) : Timeout.InfiniteTimeSpan,
                clock
            );
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(deadline, timer.Token);
            try
            {
                return await operation(limit.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (attempt < MaxAttempts && !deadline.IsCancellationRequested && TableFault.IsTransient(e))
            {
                retrying();
            }

            var pause = FirstPauseMilliseconds * Math.Pow(2, attempt - 1) * (0.5 + (Random.Shared.NextDouble() / 2));
            await Task.Delay(TimeSpan.FromMilliseconds(pause), clock, deadline).ConfigureAwait(false);
        }
    }

    private static TimeSpan Limit(TimeSpan budget)
    {
        var third = budget / 3;
        return third > ShortestAttempt ? third : ShortestAttempt;
    }
}
