namespace ScreenPop.Benchmarks.Widget;

/// <summary>The script that a measured page runs before its own scripts.</summary>
internal static class PageProbe
{
    /// <summary>
    /// Defines <c>probe</c>. The script after it sets <c>told</c> to the time of the event from which a pop is counted, and may
    /// set <c>probe.popped</c>, which runs at each pop. The page's clock runs as fast as a day's contacts arrive; otherwise the
    /// page's own limit would stop the thirteenth contact in a minute. Timers of a minute or more, such as the one that rolls the
    /// library's log, follow that clock.
    /// </summary>
    public const string Script = """
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
        window.probe = { framed: 0, ready: 0, pops: [], pass };
        performance.now = () => now() + skew;
        const { set } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src');
        Object.defineProperty(HTMLIFrameElement.prototype, 'src', {
          get() { return this.getAttribute('src'); },
          set(url) {
            set.call(this, url);
            if (String(url).includes('/ccp-v2')) probe.framed ||= now();
            if (String(url).includes('/customers/')) {
              probe.pops.push(now() - told);
              probe.popped?.();
            }
          },
        });
        """;
}
