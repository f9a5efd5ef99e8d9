using Microsoft.Extensions.Time.Testing;

namespace ScreenPop.ContactHistory.Tests;

/// <summary>A clock that detects when the history starts to wait for running lookups.</summary>
internal sealed class WaitingClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    /// <summary>Longer than an attempt of a table request may take, and shorter than an invocation.</summary>
    private static readonly (TimeSpan Least, TimeSpan Most) Waits = (TimeSpan.FromSeconds(3.5), TimeSpan.FromSeconds(10));

    private readonly TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Waiting => waiting.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > Waits.Least && dueTime < Waits.Most)
        {
            waiting.TrySetResult();
        }

        return timer;
    }
}
