using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.FlowLanguage;
using ScreenPop.LocalConnect;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Rules;

/// <summary>The widget's own rule code, run by Node: what the agent's page would pop, and why.</summary>
internal sealed class WidgetRules(RepositoryLayout layout)
{
    /// <summary>The rules as shipped, with the addresses of the local Amazon Connect.</summary>
    public JsonNode ShippedConfiguration(LocalAddresses addresses)
    {
        var file = Path.Combine(layout.WebWidget, "public", "screen-pop.json");
        return JsonNode.Parse(Placeholder.FillJson(File.ReadAllBytes(file), file, addresses.Placeholders))!;
    }

    /// <summary>What pops for a contact.</summary>
    /// <param name="configuration">The content of a <c>screen-pop.json</c>, placeholders filled.</param>
    /// <param name="contact">contactId, channel, direction, queue, attributes, customerEndpoint, systemEndpoint.</param>
    /// <returns>The answer of <c>web-widget/bin/decide.mjs</c>: <c>pop</c> and <c>trace</c>.</returns>
    /// <exception cref="SetupException">Node is missing, or the rules are refused; the message says why.</exception>
    public async Task<JsonNode> DecideAsync(JsonNode configuration, JsonNode contact, CancellationToken cancellationToken)
    {
        var node = await Node.FindAsync(cancellationToken);
        var input = new JsonObject { ["config"] = configuration.DeepClone(), ["contact"] = contact.DeepClone() };
        var output = await ToolProcess.RunAsync(
            node.NodePath, [Path.Combine(layout.WebWidget, "bin", "decide.mjs")], layout.WebWidget, input.ToJsonString(), cancellationToken);
        try
        {
            return JsonNode.Parse(output)!;
        }
        catch (JsonException problem)
        {
            throw new SetupException($"web-widget/bin/decide.mjs answered what is not JSON: {problem.Message}", problem);
        }
    }
}
