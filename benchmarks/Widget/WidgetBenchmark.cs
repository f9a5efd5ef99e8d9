using System.IO.Compression;
using Microsoft.Playwright;
using ScreenPop.Benchmarks.Reporting;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>Compares the agent's page with a plain page: bytes, time to be ready, time to the record, work and memory.</summary>
internal static class WidgetBenchmark
{
    /// <summary>
    /// The number of contacts after which all code is compiled and the library has rolled its log twice: every half an hour of
    /// the page's clock.
    /// </summary>
    private const int Warm = 100;

    private const int MetricsEvery = 500;

    /// <summary>
    /// The number of contacts after which all bounded lists are full: the ids of the last 500 contacts that popped.
    /// </summary>
    private const int Settled = Warm + MetricsEvery;

    /// <summary>
    /// The expected difference between two measurements of a page that does not grow, since its log is sometimes full and
    /// sometimes new.
    /// </summary>
    private const double HeapNoiseMb = 0.1;

    /// <summary>The widget's own chunks and Streams. The chunks of the samples are in the same folder.</summary>
    private static readonly string[] Parts =
    [
        "index.html",
        "index.css",
        "index.js",
        "controls.js",
        "en.js",
        "english.js",
        "de.js",
        "es.js",
        "ja.js",
        "pt.js",
        "connect.js",
    ];

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        await new NodeBuild(run.Layout).EnsureWidgetAsync(run.Stop);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
                Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
            }
        );
        await using var site = await AgentSite.StartAsync(run.Layout);
        var loads = run.Choose(15, 3);
        var contacts = run.Choose(1_000, 200) + Settled;
        var rules = await RuleTimes.MeasureAsync(run);
        return new Report(
            "The agent's page",
            $"In Chromium {browser.Version}, against the simulated CCP with the unmodified Streams library. Beside it stands a plain page that only sets a frame's "
                + $"address when a call rings. Loads: {loads} pairs, each in a browser context that has cached nothing, until the agent is there. Contacts: {contacts:#,0} calls "
                + "that ring and are given up, 43 s apart by the page's clock, which also drives what is due once a minute or less often. The time to the record is from the "
                + $"CCP's message to the frame's address, Streams' own work included; heap and listeners are counted after a collection; what a page gains is counted from contact {Settled} on, when the last 500 ids it keeps are full.",
            [
                Bytes(run.Layout),
                rules.Table("one decision", atMost: 1),
                await LoadsAsync(browser, site, loads, run.Stop),
                await ContactsAsync(browser, site, contacts, run.Stop),
            ]
        )
        {
            Plots = [RuleTimes.Plot],
            Reading = rules.Sentence,
        };
    }

    private static Table Bytes(RepositoryLayout layout)
    {
        var table = new Table("part", ["gzip"]);
        var files = Directory
            .EnumerateFiles(Path.Combine(layout.WidgetSite, "assets"))
            .Append(Path.Combine(layout.WidgetSite, "index.html"));
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            var part = name[..name.LastIndexOf('.')].Split('-')[0] + Path.GetExtension(name);
            if (Parts.Contains(part))
            {
                table.Add(part, Figure.Of(Gzipped(file) / 1000.0, "kB"));
            }
        }

        return table;
    }

    private static long Gzipped(string file)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(file));
        }

        return compressed.Length;
    }

    private static async Task<Table> LoadsAsync(IBrowser browser, AgentSite site, int loads, CancellationToken stop)
    {
        var (widget, plain) = (new Sample(), new Sample());
        for (var load = 0; load < loads; load++)
        {
            stop.ThrowIfCancellationRequested();
            widget.Add(await ReadyAsync(browser, site.Page + "/"));
            plain.Add(await ReadyAsync(browser, site.Page + "/plain/"));
        }

        var table = new Table("cold load", ["widget", "plain page", "widget / plain page"]);
        table.Add(
            "until the agent is there",
            Figure.Of(widget, "ms"),
            Figure.Of(plain, "ms"),
            Figure.Of(widget.DividedBy(plain), "times")
        );
        return table;
    }

    private static async Task<double> ReadyAsync(IBrowser browser, string address)
    {
        await using var page = await MeasuredPage.OpenAsync(browser, address);
        return await page.ReadyAsync();
    }

    private static async Task<Table> ContactsAsync(IBrowser browser, AgentSite site, int contacts, CancellationToken stop)
    {
        var widget = await DayAsync(browser, site, "/", contacts, stop);
        var plain = await DayAsync(browser, site, "/plain/", contacts, stop);
        var table = new Table("contacts", ["widget", "plain page"]);
        table.Add("to the record's address", Figure.Of(widget.Pops, "ms"), Figure.Of(plain.Pops, "ms"));
        table.Add(
            "the same, p95",
            Figure.Of(widget.Pops.Quantile(0.95), "ms") with
            {
                AtMost = 16,
            },
            Figure.Of(plain.Pops.Quantile(0.95), "ms")
        );
        table.Add("main thread per contact", Figure.Of(widget.TaskMs, "ms"), Figure.Of(plain.TaskMs, "ms"));
        foreach (var ((number, ours), (_, theirs)) in widget.Metrics.Zip(plain.Metrics))
        {
            table.Add($"heap after {number:#,0}", Figure.Of(ours.HeapMb, "MB"), Figure.Of(theirs.HeapMb, "MB"));
        }

        table.Add(
            $"heap gained over the last {contacts - Settled:#,0}",
            Figure.Of(widget.HeapGainedMb, "MB") with
            {
                AtMost = HeapNoiseMb,
            },
            Figure.Of(plain.HeapGainedMb, "MB")
        );
        table.Add("listeners gained", Figure.Of(widget.ListenersGained, ""), Figure.Of(plain.ListenersGained, ""));
        return table;
    }

    private static async Task<Day> DayAsync(IBrowser browser, AgentSite site, string path, int contacts, CancellationToken stop)
    {
        await using var page = await MeasuredPage.OpenAsync(browser, site.Page + path);
        var metrics = new List<(int Contacts, PageMetrics Of)>();
        for (var number = 1; number <= contacts; number++)
        {
            stop.ThrowIfCancellationRequested();
            await page.RingAsync(site, number);
            if ((number - Warm) % MetricsEvery == 0 || number == contacts)
            {
                metrics.Add((number, await page.MetricsAsync()));
            }
        }

        return new Day(Sample.Of(await page.PopsAsync()), metrics);
    }

    /// <param name="Metrics">The first entry is the warm page's, the last one the end's.</param>
    private sealed record Day(Sample Pops, IReadOnlyList<(int Contacts, PageMetrics Of)> Metrics)
    {
        private PageMetrics Start => Metrics.Single(metrics => metrics.Contacts == Settled).Of;

        private PageMetrics End => Metrics[^1].Of;

        public double TaskMs => (End.TaskMs - Start.TaskMs) / (Metrics[^1].Contacts - Settled);

        public double HeapGainedMb => End.HeapMb - Start.HeapMb;

        public double ListenersGained => End.Listeners - Start.Listeners;
    }
}
