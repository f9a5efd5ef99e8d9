using System.Text.Json.Nodes;
using ScreenPop.Cli.Doctor;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Cli.Deploy;

/// <summary>Plans a deployment. It lists the choices through the AWS CLI, and asks for the values that it cannot find.</summary>
internal sealed class Planner(AwsCli aws, DeployAnswers answers, TextReader input, TextWriter output)
{
    /// <summary>The members that identify an instance.</summary>
    private static readonly string[] Names = ["Id", "Arn", "InstanceAlias"];

    /// <exception cref="BadUsageException">An answer is missing or is not one of the choices.</exception>
    /// <exception cref="AwsRefusedException">The AWS CLI may not list the choices; the message names the action.</exception>
    public async Task<DeployPlan> PlanAsync(CancellationToken cancellationToken)
    {
        var stack = await new PresentStack(aws, answers.Stack).FindAsync(cancellationToken);
        var instance = await InstanceAsync(cancellationToken);
        var arn = instance["Arn"]!.ToString();
        var parameters = new Dictionary<string, string>
        {
            ["InstanceArn"] = arn,
            ["InstanceRegion"] = arn.Split(':')[3],
            ["InstanceUrl"] = Origin(
                "the instance's access URL",
                instance["InstanceAccessUrl"]?.ToString() ?? $"https://{instance["InstanceAlias"]}.my.connect.aws"
            ),
            ["RecordUrl"] = Origin(
                "--record-url",
                Ask("Where are the customers' records (https://…)?", "--record-url", answers.RecordUrl)
            ),
            ["DefaultCountry"] = CountryCode(
                Ask("Country of numbers without a country code (such as US; empty for none)?", "--country", answers.Country)
            ),
        };
        if (answers.Queue is not null)
        {
            parameters["SupportQueueArn"] = answers.Queue;
        }

        // An empty value clears the parameter: a stack keeps the value of one that is not given.
        if (await NumberAsync(arn, cancellationToken) is { } number)
        {
            parameters["PhoneNumberId"] = number;
        }

        foreach (var parameter in answers.Parameters)
        {
            var at = parameter.IndexOf('=', StringComparison.Ordinal);
            parameters[
                at > 0 ? parameter[..at] : throw new BadUsageException($"--parameter is '{parameter}': write Name=value.")
            ] = parameter[(at + 1)..];
        }

        var id = Installation.LastPart(arn);
        return new DeployPlan(answers.Stack, id, parameters, await RoutingProfileAsync(id, cancellationToken), stack);
    }

    private async Task<JsonNode> InstanceAsync(CancellationToken cancellationToken)
    {
        var instances = List(await aws.CallAsync("connect", "list-instances", [], cancellationToken), "InstanceSummaryList");
        if (instances.Count == 0)
        {
            throw new BadUsageException(
                "this account has no Amazon Connect instance in the region: create one, or give --region and --profile."
            );
        }

        var chosen =
            answers.Instance is null && instances.Count == 1
                ? instances[0]["Id"]!.ToString()
                : Ask(
                    $"Which instance ({string.Join(", ", instances.Select(one => one["InstanceAlias"] ?? one["Id"]))})?",
                    "--instance",
                    answers.Instance
                );
        var found =
            instances.FirstOrDefault(one => Names.Any(name => one[name]?.ToString() == chosen))
            ?? throw new BadUsageException(
                $"there is no instance '{chosen}' here: {string.Join(", ", instances.Select(one => one["InstanceAlias"] ?? one["Id"]))}."
            );
        return found["InstanceStatus"]?.ToString() is null or "ACTIVE"
            ? found
            : throw new BadUsageException($"the instance {chosen} is {found["InstanceStatus"]}, not ACTIVE.");
    }

    /// <summary>The id of the number; empty for none, and null where there is nothing to choose.</summary>
    private async Task<string?> NumberAsync(string instance, CancellationToken cancellationToken)
    {
        var numbers = List(
            await aws.CallAsync("connect", "list-phone-numbers-v2", ["--target-arn", instance], cancellationToken),
            "ListPhoneNumbersSummaryList"
        );
        if (numbers.Count == 0 && answers.Number is null)
        {
            await output.WriteLineAsync(
                "The instance has no phone number; claim one in its console and run this again with --number."
            );
            return null;
        }

        var known = string.Join(", ", numbers.Select(number => number["PhoneNumber"]));
        var chosen = Ask($"Which number answers ({known}; none for none)?", "--number", answers.Number);
        return chosen is "none" or ""
            ? ""
            : numbers.FirstOrDefault(number => number["PhoneNumber"]?.ToString() == chosen)?["PhoneNumberId"]!.ToString()
                ?? throw new BadUsageException(
                    $"the instance has no number '{chosen}': {(known.Length == 0 ? "it has none" : known)}."
                );
    }

    private async Task<string?> RoutingProfileAsync(string instanceId, CancellationToken cancellationToken)
    {
        var profiles = List(
            await aws.CallAsync("connect", "list-routing-profiles", ["--instance-id", instanceId], cancellationToken),
            "RoutingProfileSummaryList"
        );
        var known = string.Join(", ", profiles.Select(profile => $"{profile["Name"]} {profile["Id"]}"));
        var chosen =
            answers.RoutingProfile is null && profiles.Count == 1
                ? profiles[0]["Id"]!.ToString()
                : Ask(
                    $"Id of the routing profile whose agents take the calls ({known}; none for none)?",
                    "--routing-profile",
                    answers.RoutingProfile
                );
        return chosen is "none" or "" ? null
            : profiles.Any(profile => profile["Id"]?.ToString() == chosen) ? chosen
            : throw new BadUsageException($"there is no routing profile '{chosen}': {known}.");
    }

    private string Ask(string question, string option, string? given)
    {
        if (given is not null)
        {
            return given;
        }

        if (answers.Yes)
        {
            throw new BadUsageException($"give {option}: --yes asks no questions.");
        }

        output.Write($"{question} ");
        return input.ReadLine()?.Trim() ?? throw new BadUsageException($"give {option}: the input has ended.");
    }

    private static string Origin(string what, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address.GetLeftPart(UriPartial.Authority)
            : throw new BadUsageException($"{what} is '{value}': give an address that begins with https://.");

    private static string CountryCode(string value) =>
        value.Length == 0 || Country.Find(value) is not null
            ? value.ToUpperInvariant()
            : throw new BadUsageException($"--country is '{value}': give an ISO 3166 code such as US, GB or DE.");

    private static List<JsonNode> List(JsonNode answer, string member) =>
        answer[member]?.AsArray().OfType<JsonNode>().ToList() ?? [];
}
