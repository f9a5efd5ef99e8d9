using System.Collections.Immutable;
using System.Diagnostics;
using ScreenPop.Benchmarks.Reporting;
using ScreenPop.Contacts;
using ScreenPop.LocalConnect.Site;

namespace ScreenPop.Benchmarks.Connect;

/// <summary>Measures a full floor: every agent's page rings, and many callers wait and hear their queue flow.</summary>
internal static class FloorMeasure
{
    public const string Method =
        "Floor: 50 agents with a bare client each, 50 calls ringing and 500 waiting in their queue flow, watched for 20 s (5 s when quick); the clients are in the measured process.";

    private const int Agents = 50;
    private const int Waiting = 500;

    /// <summary>The concurrency limit of the lookup function, so that no call is throttled.</summary>
    private const int AtOnce = 8;

    public static async Task<Table> RunAsync(BenchmarkRun run)
    {
        var cancellationToken = run.Stop;
        var usernames = Enumerable.Range(1, Agents).Select(number => $"agent{number:00}").ToList();
        var center = ContactCenterOptions.Sample with
        {
            Agents = usernames
                .Select(username => ContactCenterOptions.Sample.Agents[0] with { Username = username, Name = username })
                .ToImmutableList(),
            RingTime = TimeSpan.FromHours(1),
        };
        await using var site = await BenchmarkSite.StartAsync(new LocalSessionOptions { Center = center }, cancellationToken);
        var clients = usernames.Select(username => new BareClient(site.Server.Addresses.Instance, username)).ToList();
        await Task.WhenAll(clients.Select(client => client.ConnectAsync(cancellationToken)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = clients.Select(client => client.ReadAsync(stop.Token)).ToList();

        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Agents + Waiting),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (_, cancellation) =>
                await site.Session.Instance.Journeys.Call("+14155550100", "+18005550199").InboundEnded.WaitAsync(cancellation)
        );
        var arriving = Stopwatch.GetElapsedTime(began).TotalSeconds;

        using var process = Process.GetCurrentProcess();
        var (watched, cpu) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        await Task.Delay(TimeSpan.FromSeconds(run.Choose(20, 5)), cancellationToken);
        process.Refresh();
        var cores = (process.TotalProcessorTime - cpu) / Stopwatch.GetElapsedTime(watched);
        var waiting = site.Session.Instance.Center.State.WaitingIn(site.Session.Instance.Center.FindQueue("Support")!.Id);
        await stop.CancelAsync();
        await Task.WhenAll(reading);
        clients.ForEach(client => client.Dispose());
        var table = new Table("a full floor", ["measured"]);
        table.Add("calls through flow and function into the queue", Figure.Of((Agents + Waiting) / arriving, "calls/s"));
        table.Add("contacts that wait", Figure.Of(waiting, "contacts") with { AtLeast = Waiting });
        table.Add("memory, resident", Figure.Of(process.WorkingSet64 / 1024.0 / 1024.0, "MB") with { AtMost = 400 });
        table.Add("processor while they wait", Figure.Of(cores, "cores") with { AtMost = 1 });
        table.Add("snapshots sent", Figure.Of(clients.Sum(client => client.Updates), "snapshots"));
        table.Add(
            "snapshots that said nothing new",
            Figure.Of(clients.Sum(client => client.Repeats), "snapshots") with
            {
                AtMost = 0,
            }
        );
        return table;
    }
}
