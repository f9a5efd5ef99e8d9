using System.Text.Json.Nodes;
using ScreenPop.Cli.Doctor;

namespace ScreenPop.Cli.History;

/// <summary>
/// Sends contact events of the dead-letter queue to the history again, one by one. It deletes an event from the queue only after
/// the history has stored it. The history accepts an event twice, so the command may be stopped and run again.
/// </summary>
internal sealed class Redrive(AwsCli aws, Installation installation, TextWriter output)
{
    /// <summary>The most messages that SQS returns at once.</summary>
    private const int Batch = 10;

    /// <summary>The time in seconds before SQS returns a message again: longer than ten invocations of 30 s.</summary>
    private const int Visibility = 330;

    /// <exception cref="BadUsageException">The stack keeps no history.</exception>
    public async Task<RedriveResult> RunAsync(CancellationToken cancellationToken)
    {
        if (
            !installation.Outputs.TryGetValue("HistoryDeadLettersUrl", out var queue)
            || !installation.Resources.TryGetValue("ContactHistoryFunction", out var function)
        )
        {
            throw new BadUsageException($"{installation.Stack} keeps no history (HistoryDays=0), so it has no dead letters.");
        }

        var (sent, left) = (0, 0);
        var seen = new HashSet<string>();
        while (true)
        {
            var received = await aws.CallAsync(
                "sqs",
                "receive-message",
                // Version 1 of the AWS CLI fetches a value that begins with https://, but not one inside JSON.
                [
                    "--cli-input-json",
                    new JsonObject
                    {
                        ["QueueUrl"] = queue,
                        ["MaxNumberOfMessages"] = Batch,
                        ["VisibilityTimeout"] = Visibility,
                        ["WaitTimeSeconds"] = 1,
                    }.ToJsonString(),
                ],
                cancellationToken
            );
            var messages = received["Messages"]?.AsArray().OfType<JsonNode>().ToList() ?? [];
            if (messages.Count == 0)
            {
                return new RedriveResult(sent, left);
            }

            foreach (var message in messages)
            {
                var id = message["MessageId"]!.ToString();
                if (!seen.Add(id))
                {
                    // The queue returns a message again only after all others.
                    return new RedriveResult(sent, left);
                }

                if (await SendAsync(function, id, message["Body"]!.ToString(), cancellationToken))
                {
                    await DeleteAsync(queue, message["ReceiptHandle"]!.ToString(), cancellationToken);
                    sent++;
                }
                else
                {
                    left++;
                }
            }
        }
    }

    private async Task<bool> SendAsync(string function, string id, string body, CancellationToken cancellationToken)
    {
        if (DeadLetter.EventOf(body) is not { } contactEvent)
        {
            await output.WriteLineAsync($"left  {id}: it is not a contact event.");
            return false;
        }

        var folder = Directory.CreateTempSubdirectory("screen-pop-redrive-");
        try
        {
            var payload = Path.Combine(folder.FullName, "event.json");
            await File.WriteAllTextAsync(payload, contactEvent, cancellationToken);
            var answer = await aws.CallAsync(
                "lambda",
                "invoke",
                [
                    "--function-name",
                    $"{function}:live",
                    "--payload",
                    $"fileb://{payload}",
                    Path.Combine(folder.FullName, "answer.json"),
                ],
                cancellationToken
            );
            if (answer["FunctionError"] is null)
            {
                return true;
            }

            await output.WriteLineAsync($"left  {id}: the history still fails on it ({answer["FunctionError"]}).");
            return false;
        }
        catch (AwsRefusedException refused)
        {
            await output.WriteLineAsync($"left  {id}: {refused.Message}");
            return false;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private Task<JsonNode> DeleteAsync(string queue, string receipt, CancellationToken cancellationToken) =>
        aws.CallAsync(
            "sqs",
            "delete-message",
            ["--cli-input-json", new JsonObject { ["QueueUrl"] = queue, ["ReceiptHandle"] = receipt }.ToJsonString()],
            cancellationToken
        );
}

/// <param name="Sent">The number of events that the history has stored. They are out of the queue.</param>
/// <param name="Left">The number of events that are still in the queue.</param>
internal sealed record RedriveResult(int Sent, int Left);
