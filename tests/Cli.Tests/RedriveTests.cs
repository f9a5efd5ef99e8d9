using System.Text.Json.Nodes;
using ScreenPop.Cli.Doctor;
using ScreenPop.Cli.History;

namespace ScreenPop.Cli.Tests;

public sealed class RedriveTests : IDisposable
{
    private const string Event = """{"source":"aws.connect","detail":{"eventType":"DISCONNECTED","contactId":"c-1"}}""";

    private readonly Dictionary<string, string> queue = [];
    private readonly List<string> remembered = [];
    private readonly StringWriter output = new();
    private string? functionError;

    public void Dispose() => output.Dispose();

    [Fact]
    public async Task Both_shapes_are_sent_as_the_event_they_hold_and_taken_out()
    {
        queue["raw"] = Event;
        queue["failed"] =
            $$$"""{"requestContext":{"condition":"RetriesExhausted"},"requestPayload":{{{Event}}},"responsePayload":{}}""";

        Assert.Equal(new RedriveResult(2, 0), await RunAsync());

        Assert.Empty(queue);
        Assert.Equal([Event, Event], remembered);
    }

    [Fact]
    public async Task Messages_that_fail_again_or_are_not_events_stay()
    {
        functionError = "Unhandled";
        queue["raw"] = Event;
        queue["text"] = "not JSON";
        queue["other"] = """{"detail":{}}""";

        Assert.Equal(new RedriveResult(0, 3), await RunAsync());

        Assert.Equal(3, queue.Count);
        Assert.Contains("left  text: it is not a contact event.", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("left  raw: the history still fails on it (Unhandled).", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hundreds_go_in_batches()
    {
        for (var n = 0; n < 205; n++)
        {
            queue[$"{n}"] = Event;
        }

        Assert.Equal(new RedriveResult(205, 0), await RunAsync());
    }

    [Fact]
    public async Task A_stack_without_a_history_is_told_so() =>
        await Assert.ThrowsAsync<BadUsageException>(() =>
            new Redrive(new AwsCli(null, null, AnswerAsync), Stack([]), output).RunAsync(TestContext.Current.CancellationToken)
        );

    private Task<RedriveResult> RunAsync() =>
        new Redrive(
            new AwsCli(null, null, AnswerAsync),
            Stack(new() { ["HistoryDeadLettersUrl"] = "https://sqs.us-east-1.amazonaws.com/111122223333/letters" }),
            output
        ).RunAsync(TestContext.Current.CancellationToken);

    private static Installation Stack(Dictionary<string, string> outputs) =>
        new(
            "screen-pop",
            "CREATE_COMPLETE",
            "",
            new Dictionary<string, string>(),
            outputs,
            new Dictionary<string, string> { ["ContactHistoryFunction"] = "history" }
        );

    /// <summary>The answers of SQS and Lambda that the redrive needs, as the AWS CLI prints them.</summary>
    private Task<string> AnswerAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        switch (arguments)
        {
            case ["sqs", "receive-message", "--cli-input-json", ..]:
                return Task.FromResult(
                    new JsonObject
                    {
                        ["Messages"] = new JsonArray([
                            .. queue
                                .Take(10)
                                .Select(message => new JsonObject
                                {
                                    ["MessageId"] = message.Key,
                                    ["ReceiptHandle"] = message.Key,
                                    ["Body"] = message.Value,
                                }),
                        ]),
                    }.ToJsonString()
                );
            case ["sqs", "delete-message", "--cli-input-json", var input, ..]:
                queue.Remove((string)JsonNode.Parse(input)!["ReceiptHandle"]!);
                return Task.FromResult("");
            case ["lambda", "invoke", "--function-name", "history:live", "--payload", var payload, ..]:
                remembered.Add(File.ReadAllText(payload["fileb://".Length..]));
                return Task.FromResult(functionError is null ? "{}" : $$"""{"FunctionError":"{{functionError}}"}""");
            default:
                return Task.FromResult("");
        }
    }
}
