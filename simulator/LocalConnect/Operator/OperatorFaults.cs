using System.Collections.Immutable;
using ScreenPop.Ccp.Faults;
using ScreenPop.Lambda;

namespace ScreenPop.LocalConnect.Operator;

/// <summary>A fault of a function, as the operator sets it.</summary>
/// <param name="Kind">none, killed, slow, throttled or answers.</param>
/// <param name="DelayMs">For slow: the delay of the event, in milliseconds.</param>
/// <param name="Payload">For answers: the text in place of the function's answer.</param>
internal sealed record LambdaFaultRequest(string? Kind, int? DelayMs, string? Payload)
{
    /// <summary>The longest useful delay. Amazon Connect itself gives up after 8 seconds.</summary>
    private const int LongestDelayMs = 60_000;

    /// <summary>Reads the fault; false when the kind is unknown or a value is out of range.</summary>
    public bool TryRead(out FunctionFault? fault)
    {
        fault = Kind switch
        {
            "killed" => new FunctionFault.Killed(),
            "throttled" => new FunctionFault.Throttled(),
            "slow" when DelayMs is > 0 and <= LongestDelayMs => new FunctionFault.Slow(TimeSpan.FromMilliseconds(DelayMs.Value)),
            "answers" when Payload is { Length: <= 100_000 } => new FunctionFault.Answers(Payload),
            _ => null,
        };
        return fault is not null || Kind == "none";
    }
}

/// <summary>Faults of the CCP, as the operator sets them. An absent member is no fault.</summary>
internal sealed record CcpFaultRequest(
    int? SlowStartMs,
    bool NeverAnswers,
    bool StopsAcknowledging,
    bool RequiresSignIn,
    bool RefusesThirdPartyCookies,
    bool RefusesFraming,
    int? SessionStatus,
    string? FailingMethod,
    bool FailingMethodNeverAnswers
)
{
    public CcpFaults Read() =>
        new()
        {
            SlowStart = NeverAnswers
                ? Timeout.InfiniteTimeSpan
                : TimeSpan.FromMilliseconds(Math.Clamp(SlowStartMs ?? 0, 0, 120_000)),
            StopsAcknowledging = StopsAcknowledging,
            RequiresSignIn = RequiresSignIn,
            RefusesThirdPartyCookies = RefusesThirdPartyCookies,
            RefusesFraming = RefusesFraming,
            SessionStatus = SessionStatus is 401 or 403 ? SessionStatus : null,
            Api = string.IsNullOrEmpty(FailingMethod)
                ? ImmutableDictionary<string, ApiFault>.Empty
                : ImmutableDictionary<string, ApiFault>.Empty.Add(
                    FailingMethod,
                    FailingMethodNeverAnswers ? ApiFault.NoAnswer : new ApiFault("InternalServiceException")
                ),
        };

    public static CcpFaultRequest Of(CcpFaults faults) =>
        new(
            faults.SlowStart == Timeout.InfiniteTimeSpan ? 0 : (int)faults.SlowStart.TotalMilliseconds,
            faults.SlowStart == Timeout.InfiniteTimeSpan,
            faults.StopsAcknowledging,
            faults.RequiresSignIn,
            faults.RefusesThirdPartyCookies,
            faults.RefusesFraming,
            faults.SessionStatus,
            faults.Api.Keys.FirstOrDefault(),
            faults.Api.Values.FirstOrDefault() is { Type: null }
        );
}
