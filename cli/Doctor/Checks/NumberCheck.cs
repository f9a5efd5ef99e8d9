using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace ScreenPop.Cli.Doctor.Checks;

/// <summary>Checks that the inbound flow answers a number and that the table has its line.</summary>
internal sealed class NumberCheck(AwsCli aws)
{
    private const string Subject = "Number";

    public async IAsyncEnumerable<Finding> RunAsync(
        Installation installation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (!installation.Resources.TryGetValue("InboundScreenPopFlow", out var flow))
        {
            // The check of the flows reports a missing flow.
            yield break;
        }

        var associations = await aws.CallAsync(
            "connect",
            "list-flow-associations",
            ["--instance-id", installation.InstanceId, "--resource-type", "VOICE_PHONE_NUMBER"],
            cancellationToken
        );
        var answered = List(associations["FlowAssociationSummaryList"])
            .Where(association =>
                association["FlowId"]?.ToString() is { } id && Installation.LastPart(id) == Installation.LastPart(flow)
            )
            .Select(association => Installation.LastPart(association["ResourceId"]!.ToString()))
            .ToHashSet();
        var numbers = List(
                (
                    await aws.CallAsync(
                        "connect",
                        "list-phone-numbers-v2",
                        ["--target-arn", installation.InstanceArn],
                        cancellationToken
                    )
                )["ListPhoneNumbersSummaryList"]
            )
            .ToList();
        if (answered.Count == 0)
        {
            var number = numbers.FirstOrDefault()?["PhoneNumberId"]?.ToString() ?? "PHONE_NUMBER_ID";
            yield return Finding.Wrong(
                Subject,
                numbers.Count == 0
                    ? "The instance has no phone number: claim one in its console, then let the inbound flow answer it."
                    : "The stack's inbound flow answers no phone number.",
                $"aws connect associate-phone-number-contact-flow --instance-id {installation.InstanceId} --phone-number-id {number} --contact-flow-id {Installation.LastPart(flow)}{aws.Options}"
            );
            yield break;
        }

        foreach (var number in numbers.Where(number => answered.Contains(number["PhoneNumberId"]!.ToString())))
        {
            yield return await LineAsync(installation, number["PhoneNumber"]!.ToString(), cancellationToken);
        }
    }

    private async Task<Finding> LineAsync(Installation installation, string number, CancellationToken cancellationToken)
    {
        var query = await aws.CallAsync(
            "dynamodb",
            "query",
            [
                "--table-name",
                installation.Table,
                "--key-condition-expression",
                "PK = :line",
                "--expression-attribute-values",
                new JsonObject { [":line"] = new JsonObject { ["S"] = $"LINE#{number}" } }.ToJsonString(),
                "--limit",
                "1",
            ],
            cancellationToken
        );
        return List(query["Items"]).Any()
            ? Finding.Fine(Subject, $"The inbound flow answers {number}, and the table has its line.")
            : Finding.Wrong(
                Subject,
                $"The inbound flow answers {number}, but the table has no line for it: callers and agents get no name of the line.",
                $"screenpop lines import simulator/sample-data/lines.csv --table {installation.Table}{installation.Options} (after writing the number and its name into the file)"
            );
    }

    private static IEnumerable<JsonNode> List(JsonNode? list) => list?.AsArray().OfType<JsonNode>() ?? [];
}
