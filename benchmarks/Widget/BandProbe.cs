namespace ScreenPop.Benchmarks.Widget;

/// <summary>The script that measures the band of a ringing contact, on the agent's page and on the plain one.</summary>
internal static class BandProbe
{
    /// <summary>
    /// Defines <c>band</c>. The work of an animation frame runs before its paint, so a message that is posted from it arrives
    /// after the paint.
    /// </summary>
    public const string Script = """
        if (self === top) {
          const now = performance.now.bind(performance);
          let skew = 0;
          performance.now = () => now() + skew;
          let painted = () => {};
          window.band = {
            ms: [],
            shift: 0,
            pass: (ms) => { skew += ms; },
            until: (calls) => new Promise((resolve) => {
              painted = () => { if (band.ms.length >= calls) resolve(); };
              painted();
            }),
          };
          const ringing = () =>
            document.querySelector('#name:not(:empty)')
            ?? document.querySelector('screen-pop-app')?.shadowRoot?.querySelector('.strip.ring');
          const { port1, port2 } = new MessageChannel();
          let since = 0;
          port2.onmessage = () => {
            band.ms.push(now() - since);
            band.shift = 0;
            since = 0;
            painted();
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
}
