using System.Globalization;
using System.Text.Json.Nodes;
using ScreenPop.Benchmarks.Reporting;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>Measures the time of a decision in Node.js, by the number of rules before the one that matches.</summary>
internal static class RuleTimes
{
    private const string Script = """
        import { readFileSync } from 'node:fs';
        const site = process.argv[1];
        const { decide } = await import(site + '/core/index.js');
        const { loadConfig } = await import(site + '/config/index.js');
        const attributes = JSON.parse(readFileSync(new URL(site + '/core/attributes.json'), 'utf8'));
        const contact = { contactId: 'c', channel: 'voice', direction: 'inbound', stage: 'ringing', attributes: { lookupStatus: 'match', customerId: 'C-1', customerTier: 'gold' } };
        const times = {};
        for (const count of [1, 10, 100, 1000]) {
          const rules = Array.from({ length: count }, (_, index) => ({
            name: `Rule ${index}`,
            when: { lookupStatus: 'match', customerTier: index < count - 1 ? `tier ${index}` : 'gold' },
            open: { target: 'frame', url: 'https://crm.example.test/customers/{customerId}' },
          }));
          const { config } = loadConfig({ version: 1, ccp: { url: 'https://a.example.test/' }, allowedOrigins: ['https://crm.example.test'], rules }, attributes);
          const taken = [];
          for (let run = 0; run < 400; run++) {
            const start = performance.now();
            decide(config, contact);
            if (run >= 200) taken.push(performance.now() - start);
          }
          times[count] = taken;
        }
        console.log(JSON.stringify(times));
        """;

    public const string Plot = "widget-rules.svg";

    public static async Task<GrowthCurve> MeasureAsync(BenchmarkRun run)
    {
        var node = await Node.FindAsync(run.Stop);
        var site = new Uri(run.Layout.WidgetSite).AbsoluteUri;
        var output = await ToolProcess.RunAsync(
            node.NodePath,
            ["--input-type=module", "--eval", Script, site],
            run.Layout.WebWidget,
            null,
            run.Stop
        );
        var curve = new GrowthCurve(
            "rules, the last of which matches",
            [
                .. JsonNode
                    .Parse(output)!
                    .AsObject()
                    .Select(size =>
                        (
                            int.Parse(size.Key, CultureInfo.InvariantCulture),
                            Sample.Of(size.Value!.AsArray().Select(time => time!.GetValue<double>()))
                        )
                    ),
            ]
        );
        curve.Plot(Path.Combine(ReportFiles.Folder(run), Plot), "One decision, the last rule of which matches");
        return curve;
    }
}
