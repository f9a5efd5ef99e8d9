using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ScreenPop.Cli.Template;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Contract;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Doctor.Checks;

/// <summary>
/// Whether each flow is published and does what the repository's does. Where blocks stand on the canvas does not matter.
/// </summary>
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
                    "screenpop template && sam build && sam deploy"
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
        // A deployment touches a flow only when the template has another than the deployment before.
        var mend =
            $"screenpop flows diff shows what; screenpop flows release --stack {installation.Stack} puts the repository's flows live, or edit the repository's.";
        var state = live["State"]?.ToString().ToUpperInvariant();
        var status = live["Status"]?.ToString().ToUpperInvariant();
        if (state is "ARCHIVED" || status is "SAVED")
        {
            return Finding.Wrong(
                subject,
                $"It is {state} and {status}, not published.",
                $"screenpop flows release --stack {installation.Stack}"
            );
        }

        var values = Placeholder.Names(flow).ToDictionary(name => name, name => installation.Meaning(name) ?? $"unknown {name}");
        return JsonNode.DeepEquals(
            WithoutCanvas(Placeholder.Fill(flow, values).Json.GetRawText()),
            WithoutCanvas(live["Content"]!.ToString())
        )
            ? Finding.Fine(subject, "It is published and equals the repository's.")
            : Finding.Wrong(subject, "It is not what the repository has: somebody edited one of them.", mend);
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
