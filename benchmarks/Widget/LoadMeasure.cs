using ScreenPop.Benchmarks.Reporting;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>Compares the start of the widget with the plain page's, in pairs, and tells where the time goes.</summary>
internal static class LoadMeasure
{
    public static async Task<Table> RunAsync(BareBrowser browser, AgentSite site, int loads, CancellationToken stop)
    {
        var steps = new[] { "until the library's file is here", "until the panel is requested", "until the agent is there" };
        var widget = steps.Select(_ => new Sample()).ToArray();
        var plain = steps.Select(_ => new Sample()).ToArray();
        for (var load = 0; load < loads; load++)
        {
            // The order alternates, because the machine's load may follow a rhythm.
            foreach (var ours in load % 2 == 0 ? (bool[])[true, false] : [false, true])
            {
                var times = await TimesAsync(browser, site, ours ? "" : "plain/", stop);
                foreach (var (sample, ms) in (ours ? widget : plain).Zip(times))
                {
                    sample.Add(ms);
                }
            }
        }

        var table = new Table("cold load", ["widget", "plain page", "widget / plain page"]);
        for (var step = 0; step < steps.Length; step++)
        {
            var ratio = Figure.Of(widget[step].DividedBy(plain[step]), "times");
            table.Add(
                steps[step],
                Figure.Of(widget[step], "ms"),
                Figure.Of(plain[step], "ms"),
                step == steps.Length - 1 ? ratio with { AtMost = 1.1 } : ratio
            );
        }

        return table;
    }

    private static async Task<double[]> TimesAsync(BareBrowser browser, AgentSite site, string path, CancellationToken stop)
    {
        var page = await browser.OpenAsync(site.Address(path, Probes.Load), stop);
        var times = await site.ReportAsync(stop);
        await page.CloseAsync(stop);
        return times;
    }
}
