namespace ScreenPop.Ccp.Protocol;

/// <summary>Limits the messages of a page: a burst the size of a page load, then a steady rate.</summary>
internal sealed class MessageRate(TimeProvider time)
{
    /// <summary>The maximum number of messages in a burst.</summary>
    public const int Burst = 1_000;

    private const double PerSecond = 200;

    private double left = Burst;
    private long last = time.GetTimestamp();

    /// <summary>Counts a message; false when it exceeds the limit.</summary>
    public bool Allows()
    {
        var now = time.GetTimestamp();
        left = Math.Min(Burst, left + time.GetElapsedTime(last, now).TotalSeconds * PerSecond);
        last = now;
        if (left < 1)
        {
            return false;
        }

        left--;
        return true;
    }
}
