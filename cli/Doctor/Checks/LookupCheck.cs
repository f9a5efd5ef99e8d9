using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.FlowLanguage.Contract;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Doctor.Checks;

/// <summary>
/// Invokes the lookup as a flow does, for a number that no customer has. The event has no contact id, so it leaves no trace in
/// the history.
/// </summary>
internal sealed class LookupCheck(AwsCli aws, RepositoryLayout layout)
{
    private const string Subject = "Sample lookup";
    private const string Nobody = "+14155550199";

    public async IAsyncEnumerable<Finding> RunAsync(
        Installation installation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var answer = await InvokeAsync(installation, cancellationToken);
        // Version 1 of the AWS CLI has no `logs tail`.
        var remedy =
            $"aws logs filter-log-events --log-group-name {installation.Resources.GetValueOrDefault("CustomerLookupLogs")}"
            + $" --filter-pattern Error --query \"events[-20:].message\" --output text{aws.Options}";
        if (answer["lookupStatus"]?.ToString() is not { } status)
        {
            yield return Finding.Wrong(Subject, $"The lookup failed: {answer.ToJsonString()}", remedy);
            yield break;
        }

        yield return status == "error"
            ? Finding.Wrong(Subject, $"The lookup answers error, {answer["errorKind"]}: callers are not recognised.", remedy)
            : Finding.Fine(Subject, $"The lookup answers '{status}' for {Nobody}.");

        var contract = AttributeContract.Parse(
            await File.ReadAllBytesAsync(Path.Combine(layout.ContactFlows, "attributes.json"), cancellationToken),
            "attributes.json"
        );
        var unknown = answer.AsObject().Select(value => value.Key).Where(name => contract.Find(name) is null).ToList();
        yield return unknown.Count == 0
            ? Finding.Fine("Attribute contract", "The answer has only attributes of the contract.")
            : Finding.Wrong(
                "Attribute contract",
                $"The lookup answers with {string.Join(", ", unknown)}, which this repository does not know.",
                $"git pull, or deploy this repository:\n{installation.Redeployment()}"
            );
    }

    private async Task<JsonNode> InvokeAsync(Installation installation, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("screen-pop-doctor-");
        try
        {
            var (payload, answer) = (Path.Combine(folder.FullName, "event.json"), Path.Combine(folder.FullName, "answer.json"));
            await File.WriteAllTextAsync(payload, Event(installation), cancellationToken);
            // A file of bytes is the only payload that versions 1 and 2 of the CLI read in the same way.
            await aws.CallAsync(
                "lambda",
                "invoke",
                ["--function-name", installation.LookupAlias, "--payload", $"fileb://{payload}", answer],
                cancellationToken
            );
            return JsonNode.Parse(await File.ReadAllTextAsync(answer, cancellationToken))!;
        }
        catch (Exception unread) when (unread is JsonException or FileNotFoundException)
        {
            throw new AwsRefusedException("lambda", "invoke", "It wrote no answer.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Event(Installation installation) =>
        new JsonObject
        {
            ["Name"] = "ContactFlowEvent",
            ["Details"] = new JsonObject
            {
                ["ContactData"] = new JsonObject
                {
                    ["Attributes"] = new JsonObject(),
                    ["Channel"] = "VOICE",
                    ["CustomerEndpoint"] = new JsonObject { ["Address"] = Nobody, ["Type"] = "TELEPHONE_NUMBER" },
                    ["InitiationMethod"] = "INBOUND",
                    ["InstanceARN"] = installation.InstanceArn,
                    ["SystemEndpoint"] = null,
                },
                ["Parameters"] = new JsonObject(),
            },
        }.ToJsonString();
}
