using Microsoft.Playwright;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>A page that records when the panel reports a change and when a record's address is set.</summary>
internal sealed class MeasuredPage : IAsyncDisposable
{
    private const string Probe =
        "if (self === top) {"
        + PageProbe.Script
        + """
              addEventListener('message', ({ data }) => {
                if (data?.event !== 'agent::update') return;
                told = now();
                if (probe.ready === 0) setTimeout(() => { probe.ready = now(); });
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

    /// <summary>Opens a page in a browser without a cache, and waits until the library has the agent.</summary>
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

    /// <summary>
    /// Milliseconds from the start of the navigation to the library's file, the request of the panel, and the agent.
    /// </summary>
    public Task<double[]> StepsAsync() =>
        page.EvaluateAsync<double[]>(
            """
            () => {
              const streams = performance.getEntriesByType('resource').find(({ name }) => name.includes('/connect-streams-'));
              return [streams.responseEnd, probe.framed, probe.ready];
            }
            """
        );

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

    public Task<PageMetrics> MetricsAsync() => PageMetrics.ReadAsync(session);

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
