using System.Globalization;
using System.Text.Json.Nodes;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>How long a decision takes, in Node.js, as the rules before the one that matches grow in number.</summary>
internal static class RuleTimes
{
    private const string Script =
        """
        import { readFileSync } from 'node:fs';
        const { decide, loadConfig } = await import(process.argv[1] + '/index.js');
        const attributes = JSON.parse(readFileSync(new URL(process.argv[1] + '/attributes.json'), 'utf8'));
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
          times[count] = taken.sort((a, b) => a - b)[Math.floor(taken.length * 0.5)];
        }
        console.log(JSON.stringify(times));
        """;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(RepositoryLayout layout, CancellationToken cancellationToken)
    {
        var node = await Node.FindAsync(cancellationToken);
        var core = new Uri(Path.Combine(layout.WidgetSite, "core")).AbsoluteUri;
        var output = await ToolProcess.RunAsync(node.NodePath, ["--input-type=module", "--eval", Script, core], layout.WebWidget, null, cancellationToken);
        return [.. JsonNode.Parse(output)!.AsObject().Select(time => new Figure(
            string.Create(CultureInfo.InvariantCulture, $"Decision, the last of {time.Key} rules matches, median"), time.Value!.GetValue<double>(), "ms", AtMost: 1))];
    }
}
