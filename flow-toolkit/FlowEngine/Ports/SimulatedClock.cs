namespace ScreenPop.FlowEngine.Ports;

/// <summary>A clock that only <see cref="Advance"/> moves: twenty minutes on hold take no real time.</summary>
public sealed class SimulatedClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private readonly List<Timer> timers = [];
    private long ticks;

    public TimeSpan Elapsed => TimeSpan.FromTicks(ticks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(ticks);

    public override long GetTimestamp() => ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires every timer that comes due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        var target = ticks + Math.Max(0, by.Ticks);
        while (NextDue(target) is { } due)
        {
            ticks = Math.Max(ticks, due.Due);
            due.Fire();
        }

        ticks = target;
    }

    private Timer? NextDue(long until)
    {
        Timer? next = null;
        foreach (var timer in timers)
        {
            if (timer.Due <= until && (next is null || timer.Due < next.Due))
            {
                next = timer;
            }
        }

        return next;
    }

    private sealed class Timer(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
    {
        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.timers.Remove(this);
            if (dueTime >= TimeSpan.Zero)
            {
                Due = clock.ticks + dueTime.Ticks;
                clock.timers.Add(this);
            }

            return true;
        }

        public void Fire()
        {
            clock.timers.Remove(this);
            callback(state);
        }

        public void Dispose() => clock.timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
