using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Journeys;
using ScreenPop.LocalConnect.Table;

namespace ScreenPop.Soak.Checks;

/// <summary>Checks the promise of a lookup: the right answer or an error with a cause, and a trace of each fault.</summary>
internal static class LookupChecks
{
    /// <summary>
    /// How much shorter than requested a delay may be: timers depend on a clock that ticks every few milliseconds.
    /// </summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(16);

    public static void Check(
        CallState call,
        IReadOnlyDictionary<string, string> attributes,
        IReadOnlyList<LambdaCall> invocations,
        bool timesCount
    )
    {
        var caller = call.Plan.Caller;
        var status = attributes.GetValueOrDefault("lookupStatus");
        if (status == "error")
        {
            // A cold start that uses up the time is a cause, too.
            var isSlowMachine = !timesCount && attributes.GetValueOrDefault("errorKind") == "timeout";
            if (
                !call.Plan.LookupIsDisturbed
                && !call.Plan.IsFull
                && !isSlowMachine
                && !invocations.Any(invocation => invocation.WasCold || invocation.Outcome != InvocationOutcome.Succeeded)
            )
            {
                call.Violate($"the lookup failed without a fault: {attributes.GetValueOrDefault("errorKind")}");
            }
        }
        else if (status != caller.Status)
        {
            call.Violate($"the lookup of a {caller.Kind} said {status} and not {caller.Status}");
        }
        else if (status == "match" && attributes.GetValueOrDefault("customerId") != caller.CustomerId)
        {
            call.Violate($"the lookup found {attributes.GetValueOrDefault("customerId")} and not {caller.CustomerId}");
        }

        if (!string.IsNullOrWhiteSpace(attributes.GetValueOrDefault("popUrl")))
        {
            call.Violate($"the visitor's own popUrl is still there: {attributes["popUrl"]}");
        }

        if (call.LookupFaults > 0 && !Tells(call, status, invocations))
        {
            var told = string.Join(
                ", ",
                invocations.Select(invocation => $"{invocation.Outcome} after {invocation.Duration.TotalMilliseconds:0.0} ms")
            );
            call.Violate($"nothing tells that the lookup met {call.Plan.LookupFaults[0]}: {told}");
        }
    }

    /// <summary>Whether the function's metrics show a fault of the table. It needs the complete log.</summary>
    public static bool TellsOfTable(TableFault fault, IReadOnlyList<FunctionLogLine> log) =>
        log.Where(line => line.Text.Contains("\"CloudWatchMetrics\"", StringComparison.Ordinal))
            .Select(line => System.Text.Json.Nodes.JsonNode.Parse(line.Text)!)
            .Any(metrics =>
                metrics["Errors"]?.GetValue<double>() > 0
                || metrics["TableRetries"]?.GetValue<double>() > 0
                || (
                    fault is TableFault.Slow slow
                    && metrics["TableLatency"]?.GetValue<double>() >= (slow.Delay - Tick).TotalMilliseconds
                )
            );

    private static bool Tells(CallState call, string? status, IReadOnlyList<LambdaCall> invocations) =>
        call.Plan.LookupFaults[0] switch
        {
            FunctionFault.Slow slow => invocations.Any(invocation =>
                invocation.Outcome != InvocationOutcome.Succeeded || invocation.Duration >= slow.Delay - Tick
            ),
            FunctionFault.Answers => status == "error",
            // A process that is killed after its answer has answered.
            FunctionFault.Killed { After.Ticks: > 0 } when status != "error" => true,
            _ => invocations.Any(invocation => invocation.Outcome != InvocationOutcome.Succeeded),
        };
}
