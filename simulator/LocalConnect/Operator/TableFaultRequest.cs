using ScreenPop.LocalConnect.Table;

namespace ScreenPop.LocalConnect.Operator;

/// <summary>A fault of the table, as the operator sets it.</summary>
/// <param name="Kind">
/// none, throttled, down, reset, slow, stalls-after-headers, stalls-in-mid-body or one-byte-a-second.
/// </param>
/// <param name="DelayMs">For slow: the delay of the answers, in milliseconds.</param>
internal sealed record TableFaultRequest(string? Kind, int? DelayMs)
{
    private const int LongestDelayMs = 60_000;

    /// <summary>Reads the fault; false when the kind is unknown or a value is out of range.</summary>
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
