using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Table;
using ScreenPop.Soak.Plans;

namespace ScreenPop.Soak;

/// <summary>The result of a soak.</summary>
/// <param name="Violations">One entry per call that broke a promise, with the path of its replay file.</param>
/// <param name="Lines">The report for a reader, in Markdown.</param>
internal sealed record SoakReport(IReadOnlyList<string> Violations, IReadOnlyList<string> Lines)
{
    public static SoakReport Of(
        SoakOptions options,
        IReadOnlyCollection<(CallState State, CallRun Run)> calls,
        SoakSite site,
        TimeSpan took
    )
    {
        var faults = new FaultLedger();
        foreach (var (call, _) in calls)
        {
            Count(faults, call);
        }

        var violations = calls
            .Where(call => call.State.Violations.Count > 0)
            .OrderBy(call => call.State.Plan.Number)
            .Select(call => Describe(options.Seed, call.State))
            .Concat(site.Logs.Leaks.Take(10).Select(line => $"personal data in a log line: {line}"))
            .Concat(
                site.Desks.Values.SelectMany(desk => desk.Errors.Select(error => $"{desk.Username}: the page failed: {error}"))
            )
            .Concat(site.Desks[SoakSite.Supervisor].Opened.Select(record => $"a supervisor who listens in got {record.Url}"))
            .Concat(site.Instance.Events!.DeadLetters.Select(letter => $"an event was given up: {letter}"))
            .ToList();
        var waits = calls.Select(call => call.Run.TimeToQueue.TotalMilliseconds).Order().ToList();
        return new SoakReport(
            violations,
            [
                FormattableString.Invariant(
                    $"{calls.Count:#,0} calls from number {options.From} on, seed {options.Seed}, in {took.TotalSeconds:0} s; {site.Logs.Lines:#,0} log lines read."
                ),
                FormattableString.Invariant(
                    $"From arrival to queue: p50 {waits[waits.Count / 2]:0} ms, p99 {waits[waits.Count * 99 / 100]:0} ms, most {waits[^1]:0} ms."
                ),
                "",
                "| caller | calls |",
                "|---|---:|",
                .. calls
                    .GroupBy(call => call.State.Plan.Caller.Kind)
                    .OrderBy(kind => kind.Key, StringComparer.Ordinal)
                    .Select(kind => $"| {kind.Key} | {kind.Count():#,0} |"),
                "",
                .. faults.Table(),
            ]
        );
    }

    private static string Describe(int seed, CallState call)
    {
        var what = string.Join("; ", call.Violations);
        return $"call {call.Plan.Number}: {what} ({ReplayFile.Write(seed, call.Plan, what, call.Trace)})";
    }

    private static void Count(FaultLedger faults, CallState call)
    {
        var plan = call.Plan;
        var survived = call.Violations.Count == 0;
        if (call.LookupFaults > 0)
        {
            faults.Add(NameOf(plan.LookupFaults[0]!), call.LookupFaults, survived, isSeen: true);
        }

        if (call.TableFaults > 0)
        {
            faults.Add(NameOf(plan.TableFault!), call.TableFaults, survived, isSeen: true);
        }

        if (call.NoteFaults > 0)
        {
            faults.Add($"note: {NameOf(plan.NoteFault!)}", call.NoteFaults, survived, isSeen: true);
        }

        if (call.HistoryWasKilled)
        {
            faults.Add("history function killed", 1, survived, isSeen: true);
        }

        if (call.DeskFaultWasPlayed)
        {
            faults.Add(NameOf(plan.DeskFault!.Value), 1, survived, call.DeskFaultSeen);
        }
    }

    private static string NameOf(FunctionFault fault) =>
        fault switch
        {
            FunctionFault.Killed => "lookup function killed",
            FunctionFault.Slow { Delay.TotalSeconds: >= 4 } => "lookup function over its limit",
            FunctionFault.Slow => "lookup function late",
            FunctionFault.Throttled => "lookup function throttled",
            _ => "lookup function answers rubbish",
        };

    private static string NameOf(TableFault fault) =>
        fault switch
        {
            TableFault.Throttled => "table throttled",
            TableFault.Down => "table down",
            TableFault.Reset => "table resets the connection",
            TableFault.StallsAfterHeaders => "table stalls after the headers",
            TableFault.StallsInMidBody => "table stalls in mid-body",
            TableFault.OneByteASecond => "table sends one byte a second",
            _ => "table slow",
        };

    private static string NameOf(DeskFault fault) =>
        fault switch
        {
            DeskFault.EventsTwice => "page: events twice",
            DeskFault.EventsDropped => "page: events dropped",
            DeskFault.EventsReversed => "page: events in reverse order",
            DeskFault.OldEventsAgain => "page: old events again",
            DeskFault.PageReloaded => "page reloaded",
            DeskFault.SecondTab => "page in a second tab",
            DeskFault.LeadingTabClosed => "page: leading tab closed",
            DeskFault.SocketLost => "page: socket lost",
            _ => "page: session expired",
        };
}
