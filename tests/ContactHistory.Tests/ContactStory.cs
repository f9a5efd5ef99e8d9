using System.Text.Json.Nodes;

namespace ScreenPop.ContactHistory.Tests;

/// <summary>Builds the contact events of one call as Amazon Connect publishes them.</summary>
internal sealed class ContactStory(string contactId)
{
    private const string Instance = "arn:aws:connect:us-east-1:111122223333:instance/22222222-2222-4222-8222-222222222222";

    private readonly DateTimeOffset start = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);

    public string ContactId { get; } = contactId;

    public string InitialContactId { get; init; } = contactId;

    public string InitiationMethod { get; init; } = "INBOUND";

    /// <summary>Whether names are in Pascal case, as in half of AWS's samples.</summary>
    public bool PascalCase { get; init; }

    public string Initiated => Event("INITIATED", 0);

    public string Queued => Event("QUEUED", 10, Queue());

    public string ConnectedToAgent => Event("CONNECTED_TO_AGENT", 20, Queue(), Agent());

    public string Disconnected => Event("DISCONNECTED", 95, Queue(), Agent(), ("disconnectTimestamp", Time(95)));

    /// <summary>The caller hung up in the flow: no queue, no agent.</summary>
    public string Abandoned => Event("DISCONNECTED", 95, ("disconnectTimestamp", Time(95)));

    public string Completed => Event("COMPLETED", 120, Queue(), Agent(), ("disconnectTimestamp", Time(95)));

    public IReadOnlyList<string> All => [Initiated, Queued, ConnectedToAgent, Disconnected, Completed];

    public string Event(string type, int second, params (string Name, JsonNode? Value)[] more)
    {
        var detail = new JsonObject
        {
            [Name("eventType")] = type,
            [Name("contactId")] = ContactId,
            [Name("initialContactId")] = InitialContactId,
            [Name("channel")] = "VOICE",
            [Name("instanceArn")] = Instance,
            [Name("initiationMethod")] = InitiationMethod,
            [Name("initiationTimestamp")] = Time(0),
            [Name("connectedToSystemTimestamp")] = "1970-01-01T00:00:00.001Z",
            ["tags"] = new JsonObject { ["aws:connect:systemEndpoint"] = "+18005550199" },
        };
        foreach (var (name, value) in more)
        {
            detail[Name(name)] = value?.DeepClone();
        }

        return new JsonObject
        {
            ["version"] = "0",
            ["id"] = Guid.NewGuid().ToString(),
            ["detail-type"] = "Amazon Connect Contact Event",
            ["source"] = "aws.connect",
            ["account"] = "111122223333",
            ["time"] = start
                .AddSeconds(second)
                .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["region"] = "us-east-1",
            ["resources"] = new JsonArray(),
            ["detail"] = detail,
        }.ToJsonString();
    }

    private (string Name, JsonNode? Value) Queue() =>
        (
            "queueInfo",
            new JsonObject
            {
                [Name("queueArn")] = Instance + "/queue/support",
                [Name("queueType")] = "STANDARD",
                [Name("enqueueTimestamp")] = Time(10),
            }
        );

    private (string Name, JsonNode? Value) Agent() =>
        (
            "agentInfo",
            new JsonObject { [Name("agentArn")] = Instance + "/agent/jdoe", [Name("connectedToAgentTimestamp")] = Time(20) }
        );

    private string Name(string name) => PascalCase ? char.ToUpperInvariant(name[0]) + name[1..] : name;

    private string Time(int second) =>
        start.AddSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
