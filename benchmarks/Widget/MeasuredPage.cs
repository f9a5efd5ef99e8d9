using Microsoft.Playwright;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>A page that records when the panel reported a change and when a record's address was set.</summary>
internal sealed class MeasuredPage : IAsyncDisposable
{
    // The page's clock runs as fast as a day's contacts arrive; otherwise the page's own limit would stop the thirteenth
    // contact in a minute. Work that is due once a minute or less often, such as rolling the library's log, follows that clock.
    private const string Probe = """
        if (self === top) {
          const now = performance.now.bind(performance);
          let skew = 0;
          let told = 0;
          const seldom = new Map();
          const { setInterval: every, clearInterval: end } = window;
          window.setInterval = (run, ms, ...rest) => {
            const timer = every(run, ms, ...rest);
            if (ms >= 60_000) seldom.set(timer, { run: () => run(...rest), ms, due: skew + ms });
            return timer;
          };
          window.clearInterval = (timer) => { seldom.delete(timer); end(timer); };
          const pass = (ms) => {
            skew += ms;
            for (const timer of seldom.values()) for (; timer.due <= skew; timer.due += timer.ms) timer.run();
          };
          window.probe = { ready: 0, pops: [], pass };
          performance.now = () => now() + skew;
          addEventListener('message', ({ data }) => {
            if (data?.event !== 'agent::update') return;
            told = now();
            if (probe.ready === 0) setTimeout(() => { probe.ready = now(); });
          });
          const { set } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src');
          Object.defineProperty(HTMLIFrameElement.prototype, 'src', {
            get() { return this.getAttribute('src'); },
            set(url) {
              set.call(this, url);
              if (String(url).includes('/customers/')) probe.pops.push(now() - told);
            },
          });
        }
        """;

    private readonly IBrowserContext context;
    private readonly IPage page;
    private readonly ICDPSession session;

    private MeasuredPage(IBrowserContext context, IPage page, ICDPSession session)
    {
        this.context = context;
        this.page = page;
        this.session = session;
    }

    /// <summary>Opens a page in a browser without a cache, and waits until the agent is there.</summary>
    public static async Task<MeasuredPage> OpenAsync(IBrowser browser, string address)
    {
        var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(Probe);
        await page.GotoAsync(address);
        await page.WaitForFunctionAsync("() => probe.ready > 0");
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable");
        return new MeasuredPage(context, page, session);
    }

    /// <summary>Milliseconds from the start of the navigation to the agent.</summary>
    public Task<double> ReadyAsync() => page.EvaluateAsync<double>("probe.ready");

    /// <summary>Milliseconds from the panel's message to the record's address, for each call so far.</summary>
    public Task<double[]> PopsAsync() => page.EvaluateAsync<double[]>("probe.pops");

    /// <summary>Rings one call, waits for its pop and lets the caller hang up.</summary>
    public async Task RingAsync(AgentSite site, int number)
    {
        await page.EvaluateAsync("probe.pass(43200)");
        var before = await page.EvaluateAsync<int>("probe.pops.length");
        var call = site.Call(number);
        await page.WaitForFunctionAsync("(before) => probe.pops.length > before", before, new() { PollingInterval = 5 });
        site.Center.HangUpByCustomer(call);
        await page.WaitForFunctionAsync(
            "() => new connect.Agent().getContacts().length === 0",
            null,
            new() { PollingInterval = 5 }
        );
    }

    /// <summary>Milliseconds of work of the main thread, and megabytes in use and listeners after a garbage collection.</summary>
    public async Task<PageMetrics> MetricsAsync()
    {
        await session.SendAsync("HeapProfiler.collectGarbage");
        var answer = await session.SendAsync("Performance.getMetrics");
        var metrics = answer!
            .Value.GetProperty("metrics")
            .EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
        return new PageMetrics(metrics["TaskDuration"] * 1000, metrics["JSHeapUsedSize"] / 1e6, metrics["JSEventListeners"]);
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}

/// <param name="TaskMs">The main thread's work in milliseconds.</param>
/// <param name="HeapMb">Megabytes in use after a garbage collection.</param>
/// <param name="Listeners">The number of event listeners.</param>
internal sealed record PageMetrics(double TaskMs, double HeapMb, double Listeners);
