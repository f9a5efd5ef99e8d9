using ScreenPop.Benchmarks.Reporting;

namespace ScreenPop.Benchmarks.Chain;

/// <summary>
/// When one call reached each part, in milliseconds of one clock, and the durations of its function and its table requests.
/// </summary>
internal sealed record Passage(
    double Dialed,
    double Queued,
    double Told,
    double Rang,
    double Opened,
    double Shown,
    double FunctionMs,
    double TableMs
);

/// <summary>The parts of several calls.</summary>
internal sealed class Parts
{
    private static readonly (string Name, Func<Passage, double> Length)[] All =
    [
        ("flow", call => call.Queued - call.Dialed - call.FunctionMs),
        ("function, table included", call => call.FunctionMs),
        ("table: the longest of the requests that go out together", call => call.TableMs),
        ("routing to the snapshot", call => call.Told - call.Queued),
        ("CCP and Streams to onConnecting", call => call.Rang - call.Told),
        ("rules to the frame", call => call.Opened - call.Rang),
        ("browser to the record's load event", call => call.Shown - call.Opened),
    ];

    private readonly List<Passage> calls = [];

    private Sample Total => Of(call => call.Shown - call.Dialed);

    public void Add(Passage call) => calls.Add(call);

    /// <summary>Compares warm and cold calls.</summary>
    public static Table Compared(Parts warm, Parts cold)
    {
        var table = new Table("from dialing to the record on the screen", ["warm", "cold"]);
        table.Add("all", Figure.Of(warm.Total, "ms") with { AtMost = 150 }, Figure.Of(cold.Total, "ms") with { AtMost = 500 });
        table.Add("all, p95", Figure.Of(warm.Total.Quantile(0.95), "ms"), Figure.Of(cold.Total.Quantile(0.95), "ms"));
        foreach (var (name, length) in All)
        {
            table.Add(name, Figure.Of(warm.Of(length), "ms"), Figure.Of(cold.Of(length), "ms"));
        }

        return table;
    }

    private Sample Of(Func<Passage, double> length)
    {
        var sample = new Sample();
        calls.ForEach(call => sample.Add(length(call)));
        return sample;
    }
}
