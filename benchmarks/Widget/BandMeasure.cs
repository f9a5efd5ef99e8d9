using Microsoft.Playwright;
using ScreenPop.Benchmarks.Reporting;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>
/// Measures what an agent sees of a call on the page's own desk: the time from the panel's message to the painted band, and
/// what moves between ringing, connected and ended.
/// </summary>
internal sealed class BandMeasure : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly IPage page;

    private BandMeasure(IBrowserContext context, IPage page)
    {
        this.context = context;
        this.page = page;
    }

    public static async Task<Table> RunAsync(IBrowser browser, AgentSite site, int calls, CancellationToken stop)
    {
        var (bands, shifts) = await WidgetAsync(browser, site, calls, stop);
        var plain = await PlainAsync(browser, site, calls, stop);
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
            "largest layout shift from ringing over connected to ended",
            Figure.Of(shifts.Values.Max(), "") with
            {
                AtMost = 0,
            }
        );
        return table;
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private static async Task<(Sample Bands, Sample Shifts)> WidgetAsync(
        IBrowser browser,
        AgentSite site,
        int calls,
        CancellationToken stop
    )
    {
        await using var measure = await OpenAsync(browser, site.Page + "/custom/");
        await measure.page.GetByTestId("idle").WaitForAsync();
        await measure.page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).WaitForAsync();
        var shifts = new Sample();
        for (var number = 1; number <= calls; number++)
        {
            stop.ThrowIfCancellationRequested();
            shifts.Add(await measure.CallAsync(site, number));
        }

        return (await measure.BandsAsync(), shifts);
    }

    private static async Task<Sample> PlainAsync(IBrowser browser, AgentSite site, int calls, CancellationToken stop)
    {
        await using var measure = await OpenAsync(browser, site.Page + "/plain/");
        await measure.page.WaitForFunctionAsync("() => window.connect?.agent?.initialized");
        for (var number = 1; number <= calls; number++)
        {
            stop.ThrowIfCancellationRequested();
            var call = await measure.RingAsync(site, number);
            site.Center.HangUpByCustomer(call);
            await measure.page.WaitForFunctionAsync("() => new connect.Agent().getContacts().length === 0");
        }

        return await measure.BandsAsync();
    }

    private static async Task<BandMeasure> OpenAsync(IBrowser browser, string address)
    {
        var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1440, Height = 900 },
            }
        );
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(BandProbe.Script);
        await page.GotoAsync(address);
        return new BandMeasure(context, page);
    }

    /// <summary>Runs one call from ringing to done; returns the layout shift since the painted band.</summary>
    private async Task<double> CallAsync(AgentSite site, int number)
    {
        var call = await RingAsync(site, number);
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

    /// <summary>Rings one call and waits until its band is painted.</summary>
    private async Task<string> RingAsync(AgentSite site, int number)
    {
        await page.EvaluateAsync("band.pass(43200)");
        // A check in every frame would cost the page time.
        var painted = page.EvaluateAsync("(calls) => band.until(calls)", number);
        var call = site.Call(number);
        await painted;
        return call;
    }

    private async Task<Sample> BandsAsync() => Sample.Of(await page.EvaluateAsync<double[]>("band.ms"));

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
