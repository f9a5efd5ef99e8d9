using System.Collections.Concurrent;
using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Table;
using ScreenPop.Soak.Plans;

namespace ScreenPop.Soak;

/// <summary>A running call: the faults that have occurred, and the findings of its checks.</summary>
internal sealed class CallState(CallPlan plan)
{
    private readonly ConcurrentQueue<string> violations = new();
    private readonly ConcurrentQueue<string> trace = new();
    private readonly ConcurrentDictionary<string, int> rings = new();
    private int lookups;
    private int queries;
    private int notes;
    private int historyKills;
    private int deskFaults;

    public CallPlan Plan => plan;

    /// <summary>The id of the call's first contact; null until it exists.</summary>
    public string? ContactId { get; set; }

    public IReadOnlyCollection<string> Violations => violations;

    public IReadOnlyList<string> Trace => [.. trace];

    public int LookupFaults { get; private set; }

    public int TableFaults => plan.TableFault is null ? 0 : Math.Min(queries, plan.TableFaultTimes);

    public int NoteFaults => plan.NoteFault is null ? 0 : Math.Min(notes, plan.NoteFaultTimes);

    public bool HistoryWasKilled => historyKills > 0;

    public bool DeskFaultIsDue => plan.DeskFault is not null && deskFaults == 0;

    /// <summary>Whether the page's state showed the desk's fault; null when it cannot.</summary>
    public bool? DeskFaultSeen { get; set; }

    public bool DeskFaultWasPlayed => deskFaults > 0;

    /// <summary>
    /// How often the call has rung at an agent's desk, as its pages saw it: a snapshot from before the call takes it off the desk
    /// and lets it ring anew.
    /// </summary>
    public int RingsAt(string username) =>
        rings.GetValueOrDefault(username)
        + (DeskFaultWasPlayed && plan is { DeskFault: DeskFault.OldEventsAgain, DeskFaultAt: DeskStage.Ringing } ? 1 : 0);

    public void Ring(string username)
    {
        rings.AddOrUpdate(username, 1, (_, times) => times + 1);
        Note($"rings at {username}");
    }

    public void Violate(string what) => violations.Enqueue(what);

    public void Note(string what) => trace.Enqueue(what);

    /// <summary>The fault of the call's next invocation of the lookup.</summary>
    public FunctionFault? NextLookupFault()
    {
        var fault = plan.LookupFaults.ElementAtOrDefault(Interlocked.Increment(ref lookups) - 1);
        if (fault is not null)
        {
            LookupFaults++;
        }

        return fault;
    }

    public TableFault? NextTableFault() =>
        plan.TableFault is not null && Interlocked.Increment(ref queries) <= plan.TableFaultTimes ? plan.TableFault
        : plan.TablePause is { } pause ? new TableFault.InPieces(pause)
        : null;

    public TableFault? NextNoteFault() =>
        plan.NoteFault is not null && Interlocked.Increment(ref notes) <= plan.NoteFaultTimes ? plan.NoteFault : null;

    public FunctionFault? NextHistoryFault() =>
        plan.HistoryKilledAfter is { } after && Interlocked.Increment(ref historyKills) == 1
            ? new FunctionFault.Killed(after)
            : null;

    /// <summary>Whether the desk's fault is due now. It occurs once per call.</summary>
    public bool TakeDeskFault(DeskStage stage) =>
        plan.DeskFault is not null && plan.DeskFaultAt == stage && Interlocked.Increment(ref deskFaults) == 1;
}
