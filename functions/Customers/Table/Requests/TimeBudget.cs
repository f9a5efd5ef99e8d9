namespace ScreenPop.Customers.Table.Requests;

/// <summary>
/// The time there is for a piece of work: what is left until a moment that does not move. Every request of the table, every
/// attempt and every delay between attempts takes its time from here and from nowhere else.
/// </summary>
public sealed class TimeBudget : IDisposable
{
    private readonly CancellationTokenSource timer;
    private readonly CancellationTokenSource limit;
    private readonly long started;
    private int retries;

    /// <param name="length">From now; nothing when it is negative.</param>
    /// <param name="clock">Tells the time.</param>
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

    /// <summary>How much there was in the beginning; <see cref="TimeSpan.MaxValue"/> without a limit.</summary>
    public TimeSpan Length { get; }

    public TimeSpan Left => Length == TimeSpan.MaxValue ? Length : Length - Clock.GetElapsedTime(started);

    /// <summary>Is cancelled when nothing is left.</summary>
    public CancellationToken Token => limit.Token;

    /// <summary>Attempts that failed and were made again.</summary>
    public int Retries => retries;

    /// <summary>No limit but the token: for work that nobody waits for.</summary>
    public static TimeBudget Unlimited(CancellationToken cancellationToken) =>
        new(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    public void Dispose()
    {
        limit.Dispose();
        timer.Dispose();
    }

    /// <summary>Requests that share a budget may run side by side.</summary>
    internal void CountRetry() => Interlocked.Increment(ref retries);
}
