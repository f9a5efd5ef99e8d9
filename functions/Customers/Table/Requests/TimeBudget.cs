namespace ScreenPop.Customers.Table.Requests;

/// <summary>
/// The time available for a piece of work, up to a fixed moment. Every table request, every attempt and every delay between
/// attempts takes its time from the same budget.
/// </summary>
public sealed class TimeBudget : IDisposable
{
    private readonly CancellationTokenSource timer;
    private readonly CancellationTokenSource limit;
    private readonly long started;
    private int retries;

    /// <param name="length">The length, counted from now. A negative length leaves no time.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Ends the budget early.</param>
    public TimeBudget(TimeSpan length, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clock);
        Clock = clock;
        started = clock.GetTimestamp();
        Length =
            length == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue
            : length > TimeSpan.Zero ? length
            : TimeSpan.Zero;
        timer = new CancellationTokenSource(Length == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan : Length, clock);
        limit = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
    }

    public TimeProvider Clock { get; }

    /// <summary>The initial length; <see cref="TimeSpan.MaxValue"/> without a limit.</summary>
    public TimeSpan Length { get; }

    public TimeSpan Left => Length == TimeSpan.MaxValue ? Length : Length - Clock.GetElapsedTime(started);

    /// <summary>Cancelled when the time is used up.</summary>
    public CancellationToken Token => limit.Token;

    /// <summary>The number of retries.</summary>
    public int Retries => retries;

    /// <summary>A budget without a time limit, for background work. Only the token ends it.</summary>
    public static TimeBudget Unlimited(CancellationToken cancellationToken) =>
        new(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    public void Dispose()
    {
        limit.Dispose();
        timer.Dispose();
    }

    /// <summary>Requests that share a budget may run concurrently.</summary>
    internal void CountRetry() => Interlocked.Increment(ref retries);
}
