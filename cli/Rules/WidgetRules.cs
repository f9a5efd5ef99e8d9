using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.Contacts;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.LocalConnect;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Rules;

/// <summary>Runs the widget's own rule code on Node: what the agent's page would pop, and why.</summary>
internal sealed class WidgetRules(RepositoryLayout layout)
{
    /// <summary>The shipped rules, with the addresses of the local Amazon Connect.</summary>
    public JsonNode ShippedConfiguration(LocalAddresses addresses) =>
        Filled(Path.Combine(layout.WebWidget, "public", "screen-pop.json"), addresses);

    /// <summary>An administrator's file, with its placeholders filled as for the local Amazon Connect.</summary>
    /// <exception cref="BadUsageException">The file cannot be read, is no JSON object, or has an unknown placeholder.</exception>
    public static JsonNode FillConfiguration(string file, LocalAddresses addresses)
    {
        try
        {
            return InputFile.Read(file, path => Filled(path, addresses));
        }
        catch (JsonException problem)
        {
            throw new BadUsageException($"{file} is not JSON: {problem.Message}");
        }
        catch (MissingPlaceholdersException problem)
        {
            throw new BadUsageException(problem.Message);
        }
    }

    /// <summary>As <see cref="FillConfiguration"/>.</summary>
    /// <exception cref="JsonException">The file is not a JSON object.</exception>
    /// <exception cref="MissingPlaceholdersException">The file has a placeholder that is not filled here.</exception>
    public static JsonNode Filled(string file, LocalAddresses addresses) =>
        JsonNode.Parse(Placeholder.FillJson(File.ReadAllBytes(file), file, addresses.Placeholders)) as JsonObject
        ?? throw new JsonException("The whole file is one JSON object.");

    /// <summary>A contact in the form that the rules take.</summary>
    public static JsonObject ContactOf(Contact contact, string? queue) =>
        new()
        {
            ["contactId"] = contact.Id,
            ["channel"] = "voice",
            ["direction"] = "inbound",
            ["queue"] = queue,
            ["attributes"] = new JsonObject(
                contact.Attributes.Select(attribute => KeyValuePair.Create<string, JsonNode?>(attribute.Key, attribute.Value))
            ),
            ["customerEndpoint"] = contact.CustomerEndpoint?.Address,
            ["systemEndpoint"] = contact.SystemEndpoint?.Address,
        };

    /// <summary>Lists the faults of a configuration, one per line; empty when it is valid.</summary>
    /// <exception cref="SetupException">Node is missing.</exception>
    public async Task<IReadOnlyList<string>> LintAsync(JsonNode configuration, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(new JsonObject { ["config"] = configuration.DeepClone() }, ["--lint"], cancellationToken);
        return [.. answer["faults"]!.AsArray().Select(fault => fault!.GetValue<string>())];
    }

    /// <summary>Decides which record pops for a contact.</summary>
    /// <param name="configuration">The content of a <c>screen-pop.json</c>, with its placeholders filled.</param>
    /// <param name="contact">contactId, channel, direction, queue, attributes, customerEndpoint, systemEndpoint.</param>
    /// <param name="arguments">Switches of <c>web-widget/bin/decide.mjs</c>, such as <c>--masked</c>.</param>
    /// <returns>The answer: <c>pop</c>, <c>trace</c> and <c>explanation</c>.</returns>
    /// <exception cref="SetupException">Node is missing, or the rules are invalid; the message states the reason.</exception>
    public async Task<JsonNode> DecideAsync(
        JsonNode configuration,
        JsonNode contact,
        CancellationToken cancellationToken,
        params IEnumerable<string> arguments
    ) =>
        await RunAsync(
            new JsonObject { ["config"] = configuration.DeepClone(), ["contact"] = contact.DeepClone() },
            arguments,
            cancellationToken
        );

    private async Task<JsonNode> RunAsync(JsonObject input, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var node = await Node.FindAsync(cancellationToken);
        var output = await ToolProcess.RunAsync(
            node.NodePath,
            [Path.Combine(layout.WebWidget, "bin", "decide.mjs"), .. arguments],
            layout.WebWidget,
            input.ToJsonString(),
            cancellationToken
        );
        try
        {
            return JsonNode.Parse(output)!;
        }
        catch (JsonException problem)
        {
            throw new SetupException($"web-widget/bin/decide.mjs did not answer with JSON: {problem.Message}", problem);
        }
    }
}
