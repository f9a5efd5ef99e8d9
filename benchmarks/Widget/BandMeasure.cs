using ScreenPop.Benchmarks.Reporting;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>
/// Measures what an agent sees of a call on the page's own desk: the time from the panel's message to the painted band, and
/// what moves between ringing, connected and ended.
/// </summary>
internal static class BandMeasure
{
    /// <summary>
    /// A record system is a network away: one round trip to a near region. One that answers at once, from the cores that draw
    /// the page, is measured beside it.
    /// </summary>
    public static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(20);

    public static async Task<Table> RunAsync(BareBrowser browser, AgentSite site, int calls, CancellationToken stop)
    {
        // The instance compiles its code during its first calls, on the cores that the page needs.
        await WidgetAsync(browser, site, "custom/", calls / 2, stop);
        site.RecordDelay = RoundTrip;
        var (bands, shifts) = await WidgetAsync(browser, site, "custom/", calls, stop);
        var plain = await PlainAsync(browser, site, calls, stop);
        site.RecordDelay = TimeSpan.Zero;
        var (here, _) = await WidgetAsync(browser, site, "custom/", calls, stop);
        var plainHere = await PlainAsync(browser, site, calls, stop);
        var (alone, _) = await WidgetAsync(browser, site, "card/", calls, stop);
        var table = new Table("the page's own desk", ["widget", "plain page"]);
        table.Add("from the panel's message to the painted band", Figure.Of(bands, "ms"), Figure.Of(plain, "ms"));
        table.Add(
            "the same, p95",
            Figure.Of(bands.Quantile(0.95), "ms") with
            {
                AtMost = 32,
            },
            Figure.Of(plain.Quantile(0.95), "ms")
        );
        table.Add(
            "where the record system answers at once, p95",
            Figure.Of(here.Quantile(0.95), "ms"),
            Figure.Of(plainHere.Quantile(0.95), "ms")
        );
        table.Add("where the rules open no record, p95", Figure.Of(alone.Quantile(0.95), "ms"), null);
        table.Add(
            "largest layout shift from ringing over connected to ended",
            Figure.Of(shifts.Values.Max(), "") with
            {
                AtMost = 0,
            }
        );
        return table;
    }

    private static async Task<(Sample Bands, Sample Shifts)> WidgetAsync(
        BareBrowser browser,
        AgentSite site,
        string path,
        int calls,
        CancellationToken stop
    )
    {
        var (bands, shifts) = (new Sample(), new Sample());
        var page = await browser.OpenAsync(site.Address(path, Probes.Band), stop);
        await site.ReportAsync(stop);
        for (var number = 1; number <= calls; number++)
        {
            var call = site.Call(number);
            bands.Add((await site.ReportAsync(stop))[0]);
            site.Center.Accept("jdoe", call);
            await site.ReportAsync(stop);
            site.Center.HangUpByCustomer(call);
            shifts.Add((await site.ReportAsync(stop))[0]);
            site.Center.Clear("jdoe", call);
            await site.ReportAsync(stop);
        }

        await page.CloseAsync(stop);
        return (bands, shifts);
    }

    private static async Task<Sample> PlainAsync(BareBrowser browser, AgentSite site, int calls, CancellationToken stop)
    {
        var bands = new Sample();
        var page = await browser.OpenAsync(site.Address("plain/", Probes.Band), stop);
        await site.ReportAsync(stop);
        for (var number = 1; number <= calls; number++)
        {
            var call = site.Call(number);
            bands.Add((await site.ReportAsync(stop))[0]);
            site.Center.HangUpByCustomer(call);
            await site.ReportAsync(stop);
        }

        await page.CloseAsync(stop);
        return bands;
    }
}
