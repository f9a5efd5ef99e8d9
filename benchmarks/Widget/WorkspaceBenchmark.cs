using Microsoft.Playwright;
using ScreenPop.Benchmarks.Reporting;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>Measures the app in the local agent workspace: the time to the record, and what a day leaves behind.</summary>
internal static class WorkspaceBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        await new NodeBuild(run.Layout).EnsureWidgetAsync(run.Stop);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(BenchmarkBrowser.Options);
        await using var site = await AgentSite.StartAsync(run.Layout);
        var contacts = run.Choose(1_000, 200) + Day.Settled;
        return new Report(
            "The app of the agent workspace",
            $"In Chromium {browser.Version}, in the local workspace with Amazon's unmodified packages. Contacts: {contacts:#,0} calls that ring and are given up, 43 s "
                + "apart by the app's clock, which also drives what is due once a minute or less often; each rings once the pages are idle. The time to the record is from the event of the contact on the "
                + "app's channel to the frame's address. The workspace tells of a contact without its attributes: the app's question for them and the answer, by way of the "
                + "workspace's own socket, are part of it. Heap, listeners and nodes are those of the app's process, counted after a collection; what the app gains is counted "
                + $"from contact {Day.Settled} on, when the last 500 ids it keeps are full.",
            [await ContactsAsync(browser, site, contacts, run.Stop)]
        );
    }

    private static async Task<Table> ContactsAsync(IBrowser browser, AgentSite site, int contacts, CancellationToken stop)
    {
        await using var app = await MeasuredApp.OpenAsync(browser, site);
        var day = await Day.RunAsync(contacts, number => app.RingAsync(site, number), app.MetricsAsync, app.PopsAsync, stop);
        var table = new Table("contacts", ["app"]);
        table.Add("from the contact's event to the record's address", Figure.Of(day.Pops, "ms"));
        table.Add("the same, p95", Figure.Of(day.Pops.Quantile(0.95), "ms") with { AtMost = 16 });
        var waits = Sample.Of(await app.WaitsAsync());
        var own = day.Pops.Minus(waits);
        table.Add("of it, waiting for the workspace's answers", Figure.Of(waits, "ms"));
        table.Add("of it, the app's own work after the last answer", Figure.Of(own, "ms"));
        table.Add("the same, p95", Figure.Of(own.Quantile(0.95), "ms"));
        table.Add("main thread per contact", Figure.Of(day.TaskMs, "ms"));
        foreach (var (number, of) in day.Metrics)
        {
            table.Add($"heap after {number:#,0}", Figure.Of(of.HeapMb, "MB"));
        }

        table.Add(
            $"heap gained over the last {contacts - Day.Settled:#,0}",
            Figure.Of(day.HeapGainedMb, "MB") with
            {
                AtMost = Day.HeapNoiseMb,
            }
        );
        table.Add("listeners gained", Figure.Of(day.ListenersGained, "") with { AtMost = 0 });
        table.Add("nodes gained", Figure.Of(day.NodesGained, "") with { AtMost = 0 });
        return table;
    }
}
