using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace ScreenPop.Cli.Doctor.Checks;

/// <summary>
/// Finds the routing profiles that have the stack's own queue on any channel. They block the deletion of the stack.
/// </summary>
internal sealed class DeletionCheck(AwsCli aws)
{
    private const string Subject = "Routing profiles";

    public async IAsyncEnumerable<Finding> RunAsync(
        Installation installation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (installation.Queue is not { } queue || !installation.Resources.ContainsKey("SupportQueue"))
        {
            yield return Finding.Fine(Subject, "The queue does not belong to the stack, so a deletion keeps it.");
            yield break;
        }

        var id = Installation.LastPart(queue);
        string[] instance = ["--instance-id", installation.InstanceId];
        var listed = await aws.CallAsync("connect", "list-routing-profiles", instance, cancellationToken);
        var found = false;
        foreach (var profile in Of(listed, "RoutingProfileSummaryList"))
        {
            string[] arguments = [.. instance, "--routing-profile-id", profile["Id"]!.ToString()];
            var queues = await aws.CallAsync("connect", "list-routing-profile-queues", arguments, cancellationToken);
            var channels = Of(queues, "RoutingProfileQueueConfigSummaryList")
                .Where(one => one["QueueId"]?.ToString() == id)
                .Select(one => $"\"QueueId={id},Channel={one["Channel"]}\"")
                .ToList();
            if (channels.Count == 0)
            {
                continue;
            }

            found = true;
            yield return Finding.Wrong(
                Subject,
                $"{profile["Name"] ?? profile["Id"]} has the queue, so the stack cannot be deleted.",
                $"aws connect disassociate-routing-profile-queues {string.Join(' ', arguments)} --queue-references {string.Join(' ', channels)}{aws.Options}"
            );
        }

        if (!found)
        {
            yield return Finding.Fine(Subject, "None has the queue, so nothing known blocks 'sam delete'.");
        }
    }

    private static IEnumerable<JsonNode> Of(JsonNode answer, string list) => answer[list]?.AsArray().OfType<JsonNode>() ?? [];
}
