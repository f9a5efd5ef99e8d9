using System.IO.Compression;
using Microsoft.Playwright;
using ScreenPop.Benchmarks.Reporting;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>Compares the agent's page with a plain page: bytes, time to be ready, time to the record, work and memory.</summary>
internal static class WidgetBenchmark
{
    /// <summary>The widget's own chunks and Streams. The chunks of the samples are in the same folder.</summary>
    private static readonly string[] Parts =
    [
        "index.html",
        "index.css",
        "index.js",
        "screen.js",
        "repeat.js",
        "clock.js",
        "words.js",
        "controls.js",
        "afterwards.js",
        "requests.js",
        "en.js",
        "english.js",
        "de.js",
        "es.js",
        "fr.js",
        "ja.js",
        "pt.js",
        "connect.js",
    ];

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        await new NodeBuild(run.Layout).EnsureWidgetAsync(run.Stop);
        using var playwright = await Playwright.CreateAsync();
        var version = await VersionAsync(playwright);
        var loads = run.Choose(40, 3);
        var contacts = run.Choose(1_000, 200) + Day.Settled;
        var rules = await RuleTimes.MeasureAsync(run);
        return new Report(
            "The agent's page",
            $"In Chromium {version}, against the simulated CCP with the unmodified Streams library. Beside it "
                + "stands a plain page that only sets a frame's address and writes a name when a call rings. Loads: "
                + $"{loads} pairs, each in a browser context that has cached nothing, until the agent is there. "
                + $"Contacts: {contacts:#,0} calls that ring and are given up, 43 s apart by the page's clock, which "
                + "also drives what is due once a minute or less often. The time to the record is from the CCP's "
                + "message to the frame's address, Streams' own work included; heap and listeners are counted after a "
                + $"collection; what a page gains is counted from contact {Day.Settled} on, when the last 500 ids it "
                + "keeps are full. The desk: calls in custom mode in a window of 1440 by 900 pixels, each rung, "
                + "accepted and hung up; the band, or the plain page's name, is painted when a message arrives that was "
                + "posted from the animation frame in which it stands. Each of the three parts has a browser and an "
                + "instance of its own.",
            [
                Bytes(run.Layout),
                rules.Table("one decision", atMost: 1),
                await AloneAsync(playwright, run, (browser, site) => LoadMeasure.RunAsync(browser, site, loads, run.Stop)),
                await AloneAsync(playwright, run, (browser, site) => ContactsAsync(browser, site, contacts, run.Stop)),
                await AloneAsync(
                    playwright,
                    run,
                    (browser, site) => BandMeasure.RunAsync(browser, site, run.Choose(200, 40), run.Stop)
                ),
            ]
        )
        {
            Plots = [RuleTimes.Plot],
            Reading = rules.Sentence,
        };
    }

    private static async Task<string> VersionAsync(IPlaywright playwright)
    {
        await using var browser = await playwright.Chromium.LaunchAsync(BenchmarkBrowser.Options);
        return browser.Version;
    }

    /// <summary>Measures in a new browser against a new instance, so that nothing is left over from another measure.</summary>
    private static async Task<Table> AloneAsync(
        IPlaywright playwright,
        BenchmarkRun run,
        Func<IBrowser, AgentSite, Task<Table>> measure
    )
    {
        await using var browser = await playwright.Chromium.LaunchAsync(BenchmarkBrowser.Options);
        await using var site = await AgentSite.StartAsync(run.Layout);
        return await measure(browser, site);
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
                AtMost = 8,
            },
            Figure.Of(plain.Pops.Quantile(0.95), "ms")
        );
        table.Add("main thread per contact", Figure.Of(widget.TaskMs, "ms"), Figure.Of(plain.TaskMs, "ms"));
        foreach (var ((number, ours), (_, theirs)) in widget.Metrics.Zip(plain.Metrics))
        {
            table.Add($"heap after {number:#,0}", Figure.Of(ours.HeapMb, "MB"), Figure.Of(theirs.HeapMb, "MB"));
        }

        table.Add(
            $"heap gained over the last {contacts - Day.Settled:#,0}",
            Figure.Of(widget.HeapGainedMb, "MB") with
            {
                AtMost = Day.HeapNoiseMb,
            },
            Figure.Of(plain.HeapGainedMb, "MB")
        );
        table.Add("listeners gained", Figure.Of(widget.ListenersGained, ""), Figure.Of(plain.ListenersGained, ""));
        return table;
    }

    private static async Task<Day> DayAsync(IBrowser browser, AgentSite site, string path, int contacts, CancellationToken stop)
    {
        await using var page = await MeasuredPage.OpenAsync(browser, site.Page + path);
        return await Day.RunAsync(contacts, number => page.RingAsync(site, number), page.MetricsAsync, page.PopsAsync, stop);
    }
}
