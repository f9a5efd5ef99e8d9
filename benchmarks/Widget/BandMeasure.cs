using Microsoft.Playwright;
using ScreenPop.Benchmarks.Reporting;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>
/// Measures what an agent sees of a call on the page's own desk: the time from the panel's message to the painted band, and
/// what moves between ringing, connected and ended.
/// </summary>
internal sealed class BandMeasure : IAsyncDisposable
{
    // The work of an animation frame runs before its paint. A message posted from it arrives after the paint.
    private const string Probe = """
        if (self === top) {
          const now = performance.now.bind(performance);
          let skew = 0;
          performance.now = () => now() + skew;
          window.band = { ms: [], shift: 0, pass: (ms) => { skew += ms; } };
          const ringing = () => document.querySelector('screen-pop-app')?.shadowRoot?.querySelector('.strip.ring');
          const { port1, port2 } = new MessageChannel();
          let since = 0;
          port2.onmessage = () => {
            band.ms.push(now() - since);
            band.shift = 0;
            since = 0;
          };
          const look = () => {
            if (since === 0) return;
            if (ringing()) port1.postMessage('');
            else requestAnimationFrame(look);
          };
          addEventListener('message', ({ data }) => {
            if (data?.event !== 'agent::update' || since > 0 || ringing()) return;
            if (!data.data.snapshot.contacts.some(({ state }) => state.type === 'connecting')) return;
            since = now();
            requestAnimationFrame(look);
          }, true);
          new PerformanceObserver((entries) => {
            for (const { value } of entries.getEntries()) band.shift += value;
          }).observe({ type: 'layout-shift' });
        }
        """;

    private readonly IBrowserContext context;
    private readonly IPage page;

    private BandMeasure(IBrowserContext context, IPage page)
    {
        this.context = context;
        this.page = page;
    }

    public static async Task<Table> RunAsync(IBrowser browser, AgentSite site, int calls, CancellationToken stop)
    {
        await using var measure = await OpenAsync(browser, site);
        var shifts = new Sample();
        for (var number = 1; number <= calls; number++)
        {
            stop.ThrowIfCancellationRequested();
            shifts.Add(await measure.CallAsync(site, number));
        }

        var bands = Sample.Of(await measure.page.EvaluateAsync<double[]>("band.ms"));
        var table = new Table("the page's own desk", ["widget"]);
        table.Add("from the panel's message to the painted band", Figure.Of(bands, "ms"));
        table.Add("the same, p95", Figure.Of(bands.Quantile(0.95), "ms") with { AtMost = 32 });
        table.Add(
            "largest layout shift from ringing over connected to ended",
            Figure.Of(shifts.Values.Max(), "") with
            {
                AtMost = 0,
            }
        );
        return table;
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private static async Task<BandMeasure> OpenAsync(IBrowser browser, AgentSite site)
    {
        var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1440, Height = 900 },
            }
        );
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(Probe);
        await context.RouteAsync(
            "**/screen-pop.json",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        ContentType = "application/json",
                        Body = site.Rules.Replace("\"native\"", "\"custom\"", StringComparison.Ordinal),
                    }
                )
        );
        await page.GotoAsync(site.Page + "/");
        await page.GetByTestId("idle").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).WaitForAsync();
        return new BandMeasure(context, page);
    }

    /// <summary>Runs one call from ringing to done; returns the layout shift since the painted band.</summary>
    private async Task<double> CallAsync(AgentSite site, int number)
    {
        await page.EvaluateAsync("band.pass(43200)");
        var call = site.Call(number);
        await page.WaitForFunctionAsync("(count) => band.ms.length === count", number);
        await StandsAsync("ring");
        site.Center.Accept("jdoe", call);
        await StandsAsync("live");
        site.Center.HangUpByCustomer(call);
        await StandsAsync("wrap");
        var shift = await page.EvaluateAsync<double>("band.shift");
        site.Center.Clear("jdoe", call);
        await StandsAsync("ready");
        return shift;
    }

    /// <summary>Waits until the strip is painted for a state, and one frame more, when the browser reports a shift.</summary>
    private async Task StandsAsync(string state) =>
        await page.EvaluateAsync(
            """
            async (state) => {
              const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
              while (!document.querySelector('screen-pop-app').shadowRoot.querySelector(`.strip.${state}`)) await frame();
              await frame();
              await frame();
            }
            """,
            state
        );
}
