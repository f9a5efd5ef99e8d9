using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ScreenPop.Cli.Template;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Contract;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Doctor.Checks;

/// <summary>Checks that each flow is published and behaves like the repository's. Ignores the positions of blocks.</summary>
internal sealed class FlowCheck(AwsCli aws, RepositoryLayout layout)
{
    public async IAsyncEnumerable<Finding> RunAsync(
        Installation installation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var contract = AttributeContract.Parse(
            await File.ReadAllBytesAsync(Path.Combine(layout.ContactFlows, "attributes.json"), cancellationToken),
            "attributes.json"
        );
        foreach (var flow in TemplateFlows.Load(layout))
        {
            var subject = $"{(flow.IsModule ? "Module" : "Flow")} {flow.Name}";
            if (!installation.Resources.TryGetValue(TemplateFlows.ResourceName(flow), out var arn))
            {
                yield return Finding.Wrong(
                    subject,
                    "The stack was deployed without it.",
                    $"screenpop template\n{installation.Redeployment()}"
                );
                continue;
            }

            var live = await DescribeAsync(flow, arn, installation, cancellationToken);
            yield return Compare(subject, flow, live, installation);
            if (
                AttributesOf(live["Content"]!.ToString()).Where(name => contract.Find(name) is null).ToList() is
                { Count: > 0 } unknown
            )
            {
                yield return Finding.Wrong(
                    subject,
                    $"It sets attributes that are not in the contract: {string.Join(", ", unknown)}.",
                    "Add them to contact-flows/attributes.json."
                );
            }
        }
    }

    private async Task<JsonNode> DescribeAsync(
        Flow flow,
        string arn,
        Installation installation,
        CancellationToken cancellationToken
    )
    {
        var answer = flow.IsModule
            ? await aws.CallAsync(
                "connect",
                "describe-contact-flow-module",
                ["--instance-id", installation.InstanceId, "--contact-flow-module-id", Installation.LastPart(arn)],
                cancellationToken
            )
            : await aws.CallAsync(
                "connect",
                "describe-contact-flow",
                ["--instance-id", installation.InstanceId, "--contact-flow-id", Installation.LastPart(arn)],
                cancellationToken
            );
        return answer[flow.IsModule ? "ContactFlowModule" : "ContactFlow"]!;
    }

    private static Finding Compare(string subject, Flow flow, JsonNode live, Installation installation)
    {
        // A deployment updates a flow only when the template's flow has changed since the previous deployment.
        var mend =
            $"screenpop flows diff shows the difference; screenpop flows release --stack {installation.Stack}{installation.Options} makes the repository's flows live. Or edit the repository's flow.";
        var state = live["State"]?.ToString().ToUpperInvariant();
        var status = live["Status"]?.ToString().ToUpperInvariant();
        if (state is "ARCHIVED" || status is "SAVED")
        {
            return Finding.Wrong(
                subject,
                $"It is {state} and {status}, not published.",
                $"screenpop flows release --stack {installation.Stack}{installation.Options}"
            );
        }

        var values = Placeholder.Names(flow).ToDictionary(name => name, name => installation.Meaning(name) ?? $"unknown {name}");
        return JsonNode.DeepEquals(
            WithoutCanvas(Placeholder.Fill(flow, values).Json.GetRawText()),
            WithoutCanvas(live["Content"]!.ToString())
        )
            ? Finding.Fine(subject, "It is published and equals the repository's.")
            : Finding.Wrong(subject, "It differs from the repository's: one of them was edited.", mend);
    }

    private static JsonObject WithoutCanvas(string content)
    {
        var flow = JsonNode.Parse(content)!.AsObject();
        flow.Remove("Metadata");
        return flow;
    }

    private static IEnumerable<string> AttributesOf(string content) =>
        from action in JsonNode.Parse(content)!["Actions"]?.AsArray() ?? []
        where action!["Type"]?.ToString() == "UpdateContactAttributes"
        from attribute in action["Parameters"]?["Attributes"] as JsonObject ?? []
        select attribute.Key;
}
