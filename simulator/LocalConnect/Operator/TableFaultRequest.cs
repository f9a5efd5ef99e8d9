using ScreenPop.LocalConnect.Table;

namespace ScreenPop.LocalConnect.Operator;

/// <summary>What the operator can make go wrong with the table.</summary>
/// <param name="Kind">
/// none, throttled, down, reset, slow, stalls-after-headers, stalls-in-mid-body or one-byte-a-second.
/// </param>
/// <param name="DelayMs">For slow: how late the answers come.</param>
internal sealed record TableFaultRequest(string? Kind, int? DelayMs)
{
    private const int LongestDelayMs = 60_000;

    /// <summary>The fault; false when there is no such kind or its value is out of bounds.</summary>
    public bool TryRead(out TableFault? fault)
    {
        fault = Kind switch
        {
            "throttled" => new TableFault.Throttled(),
            "down" => new TableFault.Down(),
            "reset" => new TableFault.Reset(),
            "stalls-after-headers" => new TableFault.StallsAfterHeaders(),
            "stalls-in-mid-body" => new TableFault.StallsInMidBody(),
            "one-byte-a-second" => new TableFault.OneByteASecond(),
            "slow" when DelayMs is > 0 and <= LongestDelayMs => new TableFault.Slow(TimeSpan.FromMilliseconds(DelayMs.Value)),
            _ => null,
        };
        return fault is not null || Kind == "none";
    }
}
