using System.Text.Json.Nodes;
using ScreenPop.Cli.Doctor;

namespace ScreenPop.Cli.History;

/// <summary>
/// Gives contact events of the dead-letter queue to the history again, one by one, and takes each out of the queue only when it
/// is remembered. The history takes an event twice without harm, so it may be stopped and run again.
/// </summary>
internal sealed class Redrive(AwsCli aws, Installation installation, TextWriter output)
{
    /// <summary>The most that SQS gives at once.</summary>
    private const int Batch = 10;

    /// <summary>Seconds for which a message that stays is not given again; longer than ten invocations of 30 s.</summary>
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
                // A value that begins with https:// is fetched by version 1 of the AWS CLI, an argument of JSON is not.
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
                    // Everything else has had its turn.
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
            await output.WriteLineAsync($"left  {id}: it is no contact event.");
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

            await output.WriteLineAsync($"left  {id}: the history fails on it still ({answer["FunctionError"]}).");
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

/// <param name="Sent">Remembered now, and out of the queue.</param>
/// <param name="Left">In the queue still.</param>
internal sealed record RedriveResult(int Sent, int Left);
