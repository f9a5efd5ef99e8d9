using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace ScreenPop.Cli.Doctor.Checks;

/// <summary>Checks that callers in the queue can reach an agent: queue, routing profile, user with a security profile.</summary>
internal sealed class QueueCheck(AwsCli aws)
{
    private const string Subject = "Queue";

    public async IAsyncEnumerable<Finding> RunAsync(
        Installation installation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (installation.Queue is not { } queue)
        {
            yield break;
        }

        var profiles = List(
                (await AskAsync("list-routing-profiles", [], installation, cancellationToken))["RoutingProfileSummaryList"]
            )
            .ToList();
        var routed = new List<string>();
        foreach (var profile in profiles.Select(profile => profile["Id"]!.ToString()))
        {
            var queues = await AskAsync(
                "list-routing-profile-queues",
                ["--routing-profile-id", profile],
                installation,
                cancellationToken
            );
            if (
                List(queues["RoutingProfileQueueConfigSummaryList"])
                    .Any(one =>
                        one["Channel"]?.ToString() == "VOICE" && one["QueueId"]?.ToString() == Installation.LastPart(queue)
                    )
            )
            {
                routed.Add(profile);
            }
        }

        if (routed.Count == 0)
        {
            yield return Finding.Wrong(
                Subject,
                "No routing profile has the queue, so callers wait for ever.",
                $"aws connect associate-routing-profile-queues --instance-id {installation.InstanceId} --routing-profile-id {FirstId(profiles)}"
                    + $" --queue-configs \"QueueReference={{QueueId={Installation.LastPart(queue)},Channel=VOICE}},Priority=1,Delay=0\"{aws.Options}"
            );
            yield break;
        }

        yield return Finding.Fine(
            Subject,
            $"{routed.Count} routing {(routed.Count == 1 ? "profile has" : "profiles have")} the queue."
        );
        yield return await AgentsAsync(routed, installation, cancellationToken);
    }

    private async Task<Finding> AgentsAsync(List<string> profiles, Installation installation, CancellationToken cancellationToken)
    {
        var users = new List<JsonNode>();
        foreach (var profile in profiles)
        {
            var found = await AskAsync(
                "search-users",
                [
                    "--search-criteria",
                    new JsonObject
                    {
                        ["StringCondition"] = new JsonObject
                        {
                            ["FieldName"] = "RoutingProfileId",
                            ["Value"] = profile,
                            ["ComparisonType"] = "EXACT",
                        },
                    }.ToJsonString(),
                ],
                installation,
                cancellationToken
            );
            users.AddRange(List(found["Users"]));
        }

        var able = users.Count(user => List(user["SecurityProfileIds"]).Any());
        return able > 0
            ? Finding.Fine(
                "Agents",
                $"{able} {(able == 1 ? "user has" : "users have")} such a routing profile and a security profile."
            )
            : Finding.Wrong(
                "Agents",
                users.Count == 0
                    ? "No user has a routing profile with the queue."
                    : "No user with the queue has a security profile.",
                $"aws connect update-user-routing-profile --instance-id {installation.InstanceId} --user-id USER_ID --routing-profile-id {profiles[0]}{aws.Options}"
            );
    }

    private static string FirstId(List<JsonNode> profiles) =>
        profiles.FirstOrDefault()?["Id"]?.ToString() ?? "ROUTING_PROFILE_ID";

    private Task<JsonNode> AskAsync(
        string operation,
        string[] arguments,
        Installation installation,
        CancellationToken cancellationToken
    ) => aws.CallAsync("connect", operation, ["--instance-id", installation.InstanceId, .. arguments], cancellationToken);

    private static IEnumerable<JsonNode> List(JsonNode? list) => list?.AsArray().OfType<JsonNode>() ?? [];
}
