namespace ScreenPop.Benchmarks.Widget;

/// <summary>The scripts with which a page of <see cref="AgentSite"/> reports its own times.</summary>
internal static class Probes
{
    /// <summary>The path that takes a report, an array of numbers.</summary>
    public const string Path = "/report";

    public const string Load = "load";
    public const string Pops = "pops";
    public const string Band = "band";

    private const string Common =
        $"const path = '{Path}';\n"
        + """
            const report = (...numbers) =>
              navigator.sendBeacon(path, new Blob([JSON.stringify(numbers)], { type: 'application/json' }));
            const idle = () => new Promise((resolve) => requestIdleCallback(resolve));
            const quiet = async () => { await idle(); await idle(); };

            """;

    private const string Agent =
        PageProbe.Script
        + """

            addEventListener('message', ({ data }) => {
              if (data?.event !== 'agent::update') return;
              told = now();
              if (probe.ready === 0) setTimeout(() => { probe.ready = now(); started(); });
            });

            """;

    /// <summary>
    /// Reports the milliseconds from the start of the navigation to the library's file, the request of the panel, and the agent.
    /// </summary>
    private const string LoadScript =
        Agent
        + """
            if (document.visibilityState !== 'visible') throw new Error('A hidden page is slower.');
            const started = () => {
              const streams = performance.getEntriesByType('resource').find(({ name }) => name.includes('/connect-streams-'));
              report(streams.responseEnd, probe.framed, probe.ready);
            };
            """;

    /// <summary>
    /// Reports that the agent is there, and then of each contact the milliseconds to its record's address, and that it is over.
    /// The contacts are far apart by the page's clock, so the work after the one before is over as well.
    /// </summary>
    private const string PopsScript =
        Agent
        + """
            let popped = false;
            const over = async () => {
              await quiet();
              probe.pass(43_200);
              report();
            };
            const started = over;
            probe.popped = () => {
              popped = true;
              report(probe.pops.pop());
            };
            addEventListener('message', ({ data }) => {
              if (!popped || data?.event !== 'agent::update' || data.data.snapshot.contacts.length > 0) return;
              popped = false;
              void over();
            });
            """;

    private static readonly Dictionary<string, string> Scripts = new()
    {
        [Load] = LoadScript,
        [Pops] = PopsScript,
        [Band] = BandProbe.Script,
    };

    /// <summary>Adds a script to the start of a page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="probe">The script's name, or nothing.</param>
    public static string Into(string html, string? probe) =>
        probe is null
            ? html
            : html.Replace(
                "<html lang=\"en\">",
                $"<html lang=\"en\"><script>{{{Common}{Scripts[probe]}}}</script>",
                StringComparison.Ordinal
            );
}
