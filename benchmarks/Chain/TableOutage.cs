using ScreenPop.Benchmarks.Reporting;
using ScreenPop.LocalConnect.Table;

namespace ScreenPop.Benchmarks.Chain;

/// <summary>Measures how much longer callers wait for an agent during an outage of the table.</summary>
internal static class TableOutage
{
    public const string Method =
        "Outage: calls with the table in order and with each of its faults in turn, the function warm; the deadline is the template's.";

    private static readonly (string Name, TableFault Fault)[] Faults =
    [
        ("the table breaks off each connection", new TableFault.Down()),
        ("the table throttles each request", new TableFault.Throttled()),
        ("the table does not answer", new TableFault.Slow(TimeSpan.FromSeconds(30))),
        ("the table stalls after the headers", new TableFault.StallsAfterHeaders()),
        ("the table stalls in mid-body", new TableFault.StallsInMidBody()),
        ("the table sends one byte a second", new TableFault.OneByteASecond()),
    ];

    public static async Task<Table> MeasureAsync(MeasuredCall call, TableDoor door, BenchmarkRun run)
    {
        var usual = new Sample();
        var faulty = Faults.Select(_ => new Sample()).ToList();
        for (var round = 0; round < run.Choose(40, 5); round++)
        {
            usual.Add(await call.RingAsync(run.Stop));
            foreach (var ((_, fault), times) in Faults.Zip(faulty))
            {
                // The history's writes do not count as the caller's time, so they meet no fault.
                door.FaultOf = request => request.Contains("KeyConditionExpression", StringComparison.Ordinal) ? fault : null;
                times.Add(await call.RingAsync(run.Stop));
                door.FaultOf = null;
            }
        }

        var table = new Table("from dialing to the ringing page", ["measured", "longer than usual"]);
        table.Add("as usual", Figure.Of(usual, "ms"), null);
        foreach (var ((name, _), times) in Faults.Zip(faulty))
        {
            table.Add(name, Figure.Of(times, "ms"), Figure.Of(times.Minus(usual), "ms") with { AtMost = 2000 });
        }

        return table;
    }
}
