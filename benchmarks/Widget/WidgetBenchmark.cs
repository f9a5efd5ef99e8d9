using System.IO.Compression;
using Microsoft.Playwright;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>What the agent's page costs: bytes, time to be ready, time to the record, work and memory, beside a plain page.</summary>
internal static class WidgetBenchmark
{
    private const int Loads = 15;
    private const int Contacts = 1_000;
    private const int Settled = 100;

    public static async Task<Report> RunAsync(CancellationToken cancellationToken)
    {
        var layout = RepositoryLayout.Find();
        await new NodeBuild(layout).EnsureWidgetAsync(cancellationToken);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
        });
        List<Figure> figures = [.. Bytes(layout), .. await RuleTimes.MeasureAsync(layout, cancellationToken)];
        figures.AddRange(await LoadsAsync(layout, browser, cancellationToken));
        figures.AddRange(await ContactsAsync(layout, browser, "Widget", "/", cancellationToken));
        figures.AddRange(await ContactsAsync(layout, browser, "Plain page", "/plain/", cancellationToken));
        return new Report(
            "The agent's page",
            $"In Chromium {browser.Version}, against the simulated CCP with the unmodified Streams library; a plain page that only sets a frame's address "
                + $"stands beside it. Loads: {Loads} pairs with a cold cache. Contacts: {Contacts} calls that ring and are given up, 12 hours by the page's clock; "
                + "time to the record is from the CCP's message to the frame's address, Streams included.",
            figures);
    }

    private static IEnumerable<Figure> Bytes(RepositoryLayout layout)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(layout.WidgetSite, "assets")).Append(Path.Combine(layout.WidgetSite, "index.html")).Order(StringComparer.Ordinal))
        {
            // Chunks of the samples lie in the same folder.
            var name = Path.GetFileName(file);
            var part = name[..name.LastIndexOf('.')].Split('-')[0] + Path.GetExtension(name);
            if (new[] { "index.js", "index.css", "index.html", "controls.js", "en.js", "english.js", "de.js", "es.js", "pt.js", "ja.js", "fault.js", "connect.js" }.Contains(part))
            {
                yield return new Figure($"{part}, gzip", Gzipped(file) / 1000.0, "kB");
            }
        }
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

    private static async Task<IReadOnlyList<Figure>> LoadsAsync(RepositoryLayout layout, IBrowser browser, CancellationToken cancellationToken)
    {
        await using var site = await AgentSite.StartAsync(layout);
        var (widget, plain, ratio) = (new Sample(), new Sample(), new Sample());
        for (var load = 0; load < Loads; load++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (ours, least) = (await ReadyAsync(browser, site.Page + "/"), await ReadyAsync(browser, site.Page + "/plain/"));
            widget.Add(ours);
            plain.Add(least);
            ratio.Add(ours / least);
        }

        return
        [
            new Figure("Page load to the agent being there, widget, median", widget.Median, "ms"),
            new Figure("Page load to the agent being there, plain page, median", plain.Median, "ms"),
            new Figure("Widget / plain page, median of pairs", ratio.Median, "times"),
        ];
    }

    private static async Task<double> ReadyAsync(IBrowser browser, string address)
    {
        await using var page = await MeasuredPage.OpenAsync(browser, address);
        return await page.ReadyAsync();
    }

    private static async Task<IReadOnlyList<Figure>> ContactsAsync(RepositoryLayout layout, IBrowser browser, string name, string path, CancellationToken cancellationToken)
    {
        await using var site = await AgentSite.StartAsync(layout);
        await using var page = await MeasuredPage.OpenAsync(browser, site.Page + path);
        var settled = await page.MetricsAsync();
        for (var number = 0; number < Contacts; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await page.RingAsync(site, number);
            if (number == Settled)
            {
                settled = await page.MetricsAsync();
            }
        }

        var end = await page.MetricsAsync();
        var pops = new Sample();
        foreach (var milliseconds in await page.PopsAsync())
        {
            pops.Add(milliseconds);
        }

        return
        [
            new Figure($"{name}: CCP's message to the record's address, median", pops.Median, "ms"),
            new Figure($"{name}: CCP's message to the record's address, p95", pops.Quantile(0.95), "ms", AtMost: 16),
            new Figure($"{name}: main thread per contact, mean", (end.TaskMs - settled.TaskMs) / (Contacts - Settled - 1), "ms"),
            new Figure($"{name}: heap after {Settled} contacts", settled.HeapMb, "MB"),
            new Figure($"{name}: heap after {Contacts} contacts", end.HeapMb, "MB"),
            new Figure($"{name}: listeners gained from contact {Settled} to {Contacts}", end.Listeners - settled.Listeners, ""),
        ];
    }
}
