using System.IO.Compression;
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
        var version = await VersionAsync(run.Stop);
        var loads = run.Choose(100, 3);
        var contacts = run.Choose(1_000, 200) + Day.Settled;
        var rules = await RuleTimes.MeasureAsync(run);
        return new Report(
            "The agent's page",
            $"In {version}, without a debugger that follows the page, against the simulated CCP with the unmodified "
                + "Streams library. Beside it "
                + "stands a plain page that only sets a frame's address and writes a name when a call rings. Loads: "
                + $"{loads} pairs, each in a browser context that has cached nothing, until the agent is there. "
                + $"Contacts: {contacts:#,0} calls that ring and are given up, 43 s apart by the page's clock, which "
                + "also drives what is due once a minute or less often; each rings once the page is idle. "
                + "The time to the record is from the CCP's "
                + "message to the frame's address, Streams' own work included; heap and listeners are counted after a "
                + $"collection; what a page gains is counted from contact {Day.Settled} on, when the last 500 ids it "
                + "keeps are full. The desk: calls in custom mode in a window of 1440 by 900 pixels, each rung, "
                + "accepted and hung up, after half as many on another page, with a record system that answers after "
                + $"{BandMeasure.RoundTrip.TotalMilliseconds} ms, as over a network, and with one that answers at once, from the "
                + "same cores; the band, or the plain page's name, is painted when a "
                + "message arrives that was "
                + "posted from the animation frame in which it stands. Each of the three parts has a browser and an "
                + "instance of its own.",
            [
                Bytes(run.Layout),
                rules.Table("one decision", atMost: 1),
                await AloneAsync(run, (browser, site) => LoadMeasure.RunAsync(browser, site, loads, run.Stop)),
                await AloneAsync(run, (browser, site) => ContactsAsync(browser, site, contacts, run.Stop)),
                await AloneAsync(run, (browser, site) => BandMeasure.RunAsync(browser, site, run.Choose(200, 40), run.Stop)),
            ]
        )
        {
            Plots = [RuleTimes.Plot],
            Reading = rules.Sentence,
        };
    }

    private static async Task<string> VersionAsync(CancellationToken stop)
    {
        await using var browser = await BareBrowser.StartAsync(BenchmarkBrowser.Options, stop);
        return await browser.VersionAsync(stop);
    }

    /// <summary>Measures in a new browser against a new instance, so that nothing is left over from another measure.</summary>
    private static async Task<Table> AloneAsync(BenchmarkRun run, Func<BareBrowser, AgentSite, Task<Table>> measure)
    {
        await using var browser = await BareBrowser.StartAsync(BenchmarkBrowser.Options, run.Stop);
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

    private static async Task<Table> ContactsAsync(BareBrowser browser, AgentSite site, int contacts, CancellationToken stop)
    {
        var widget = await DayAsync(browser, site, "", contacts, stop);
        var plain = await DayAsync(browser, site, "plain/", contacts, stop);
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

    private static async Task<Day> DayAsync(
        BareBrowser browser,
        AgentSite site,
        string path,
        int contacts,
        CancellationToken stop
    )
    {
        var pops = new List<double>();
        var page = await browser.OpenAsync(site.Address(path, Probes.Pops), stop);
        await site.ReportAsync(stop);
        var day = await Day.RunAsync(
            contacts,
            async number =>
            {
                var call = site.Call(number);
                pops.Add((await site.ReportAsync(stop))[0]);
                site.Center.HangUpByCustomer(call);
                await site.ReportAsync(stop);
            },
            () => page.MetricsAsync(stop),
            () => Task.FromResult(pops.ToArray()),
            stop
        );
        await page.CloseAsync(stop);
        return day;
    }
}
