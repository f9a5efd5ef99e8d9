using Microsoft.Playwright;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>
/// The app in the workspace's frame. It records the time of the workspace's event for a contact and the time at which a record's
/// address is set.
/// </summary>
internal sealed class MeasuredApp : IAsyncDisposable
{
    // This listener runs before the packages' own, which they add to the same port later.
    private const string Probe =
        "if (location.pathname === '/workspace/index.html') {"
        + PageProbe.Script
        + """
              let answered = 0;
            probe.waits = [];
            probe.popped = () => probe.waits.push(answered - told);
            window.MessageChannel = class extends MessageChannel {
                constructor() {
                  super();
                  this.port1.addEventListener('message', ({ data }) => {
                    if (data?.type === 'publish' && data.topic.key === 'contact/connecting' && told === 0) told = now();
                  if (data?.type === 'response') answered = now();
                  });
                }
              };
              probe.next = () => { told = 0; probe.pass(43_200); };
              probe.idle = () => {
                const app = document.querySelector('workspace-app');
                return app?.extras !== undefined && app.state.controls !== undefined && app.state.view.contacts.length === 0;
              };
            }
            """;

    private const string Quiet = "() => new Promise(resolve => requestIdleCallback(() => requestIdleCallback(() => resolve())))";

    private static readonly FrameWaitForFunctionOptions Often = new() { PollingInterval = 5 };

    private readonly IBrowserContext context;
    private readonly IFrame app;
    private readonly ICDPSession session;

    private MeasuredApp(IBrowserContext context, IFrame app, ICDPSession session)
    {
        this.context = context;
        this.app = app;
        this.session = session;
    }

    /// <summary>Opens the workspace, and waits until its app has loaded everything.</summary>
    public static async Task<MeasuredApp> OpenAsync(IBrowser browser, AgentSite site)
    {
        var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(Probe);
        await page.GotoAsync(site.Workspace);
        var frame = await (await page.WaitForSelectorAsync("iframe[data-app]"))!.ContentFrameAsync();
        await frame!.WaitForFunctionAsync("() => window.probe?.idle()", null, Often);
        // The frame belongs to another site, so it has its own process and heap.
        var session = await context.NewCDPSessionAsync(frame);
        await session.SendAsync("Performance.enable");
        return new MeasuredApp(context, frame, session);
    }

    /// <summary>Milliseconds from the workspace's event to the record's address, for each call so far.</summary>
    public Task<double[]> PopsAsync() => app.EvaluateAsync<double[]>("probe.pops");

    /// <summary>The part of each of those times up to the workspace's last answer.</summary>
    public Task<double[]> WaitsAsync() => app.EvaluateAsync<double[]>("probe.waits");

    public async Task<PageMetrics> MetricsAsync()
    {
        await session.SendAsync("HeapProfiler.collectGarbage");
        return PageMetrics.Of((await session.SendAsync("Performance.getMetrics"))!.Value);
    }

    /// <summary>Rings one call, waits for its pop and lets the caller hang up.</summary>
    public async Task RingAsync(AgentSite site, int number)
    {
        // The contacts are far apart by the app's clock, so the work after the one before is over.
        await context.Pages[0].EvaluateAsync(Quiet);
        await app.EvaluateAsync(Quiet);
        await app.EvaluateAsync("probe.next()");
        var call = site.Call(number);
        await app.WaitForFunctionAsync("(count) => probe.pops.length === count", number, Often);
        site.Center.HangUpByCustomer(call);
        await app.WaitForFunctionAsync("() => probe.idle()", null, Often);
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
