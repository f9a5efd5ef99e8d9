namespace ScreenPop.TestKit;

/// <summary>A clock on which no delay takes any time.</summary>
public sealed class Hurry : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, TimeSpan.Zero, period);
}
