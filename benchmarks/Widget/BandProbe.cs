namespace ScreenPop.Benchmarks.Widget;

/// <summary>The script that measures the band of a ringing contact, on the agent's page and on the plain one.</summary>
internal static class BandProbe
{
    /// <summary>
    /// Reports that the agent is there, and then of each contact the milliseconds until its band is painted. Of the agent's
    /// page it also reports that the contact is connected, and how far things moved until it ended. Last it reports that the
    /// contact is over. The work of an animation frame runs before its paint, so a message that is posted from it arrives after
    /// the paint.
    /// </summary>
    public const string Script = """
        const now = performance.now.bind(performance);
        let skew = 0;
        performance.now = () => now() + skew;
        const app = () => document.querySelector('screen-pop-app');
        const strip = (state) => app()?.shadowRoot?.querySelector(`.strip.${state}`);
        const ringing = () => document.querySelector('#name:not(:empty)') ?? strip('ring');
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        const stands = async (state) => {
          while (!strip(state)) await frame();
          // The browser reports a shift one frame later.
          await frame();
          await frame();
        };

        let shift = 0;
        new PerformanceObserver((entries) => {
          for (const { value } of entries.getEntries()) shift += value;
        }).observe({ type: 'layout-shift' });

        let since = 0;
        const { port1, port2 } = new MessageChannel();
        port2.onmessage = async () => {
          report(now() - since);
          since = 0;
          shift = 0;
          if (app()) {
            await stands('live');
            report();
            await stands('wrap');
            report(shift);
            await stands('ready');
          } else {
            while (ringing()) await frame();
          }
          await over();
        };
        const look = () => {
          if (ringing()) port1.postMessage('');
          else requestAnimationFrame(look);
        };
        addEventListener('message', ({ data }) => {
          if (data?.event !== 'agent::update' || since > 0 || ringing()) return;
          if (!data.data.snapshot.contacts.some(({ state }) => state.type === 'connecting')) return;
          since = now();
          requestAnimationFrame(look);
        }, true);

        const over = async () => {
          await quiet();
          skew += 43_200;
          report();
        };
        addEventListener('load', async () => {
          const there = () => (app() ? app().state?.controls && strip('ready') : window.connect?.agent?.initialized);
          while (!there()) await frame();
          await over();
        });
        """;
}
