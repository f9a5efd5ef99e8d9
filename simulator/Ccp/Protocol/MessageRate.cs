namespace ScreenPop.Ccp.Protocol;

/// <summary>How many messages a page may send: a burst as large as a page load makes, then a steady flow.</summary>
internal sealed class MessageRate(TimeProvider time)
{
    /// <summary>The most messages at once.</summary>
    public const int Burst = 1_000;

    private const double PerSecond = 200;

    private double left = Burst;
    private long last = time.GetTimestamp();

    /// <summary>Counts one message; false when it is one too many.</summary>
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
