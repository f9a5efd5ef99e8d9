using System.Text.Json.Nodes;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>A page of a <see cref="BareBrowser"/>. It reports its own times.</summary>
internal sealed class BarePage(BareBrowser browser, string context, string target)
{
    private string session = "";

    /// <summary>Measures the page. From the first time on the browser counts the page's work.</summary>
    public async Task<PageMetrics> MetricsAsync(CancellationToken stop)
    {
        if (session.Length == 0)
        {
            var attach = new JsonObject { ["targetId"] = target, ["flatten"] = true };
            session = BareBrowser.Text(await browser.SendAsync("Target.attachToTarget", attach, "", stop), "sessionId");
            await browser.SendAsync("Performance.enable", [], session, stop);
        }

        await browser.SendAsync("HeapProfiler.collectGarbage", [], session, stop);
        return PageMetrics.Of(await browser.SendAsync("Performance.getMetrics", [], session, stop));
    }

    public Task CloseAsync(CancellationToken stop) =>
        browser.SendAsync("Target.disposeBrowserContext", new() { ["browserContextId"] = context }, "", stop);
}
