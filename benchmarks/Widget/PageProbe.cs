namespace ScreenPop.Benchmarks.Widget;

/// <summary>What is put into a measured page before its own scripts.</summary>
internal static class PageProbe
{
    /// <summary>
    /// Sets <c>probe</c>. What follows sets <c>told</c> to the time of the event that a pop is counted from, and may set
    /// <c>probe.popped</c> to hear of a pop. The page's clock runs as fast as a day's contacts arrive; otherwise the page's own
    /// limit would stop the thirteenth contact in a minute. Work that is due once a minute or less often, such as rolling the
    /// library's log, follows that clock.
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
        window.probe = { ready: 0, pops: [], pass };
        performance.now = () => now() + skew;
        const { set } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src');
        Object.defineProperty(HTMLIFrameElement.prototype, 'src', {
          get() { return this.getAttribute('src'); },
          set(url) {
            set.call(this, url);
            if (String(url).includes('/customers/')) {
              probe.pops.push(now() - told);
              probe.popped?.();
            }
          },
        });
        """;
}
