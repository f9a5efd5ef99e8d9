using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using ScreenPop.Ccp.Tests.Driver;

namespace ScreenPop.Ccp.Tests.Load;

/// <summary>An agent without a browser: takes each contact offered, ends it and clears it, as fast as snapshots come.</summary>
internal sealed class BareClient(CcpHost host, string username) : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly HashSet<string> asked = [];
    private string lastDesk = "";

    /// <summary>Snapshots so far.</summary>
    public int Updates { get; private set; }

    /// <summary>Snapshots equal to the previous one.</summary>
    public int Repeats { get; private set; }

    /// <summary>When each contact was first seen here.</summary>
    public Dictionary<string, DateTimeOffset> SeenAt { get; } = [];

    public bool Works { get; set; }

    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var address = new UriBuilder(new Uri(host.CcpUrl, $"socket?username={username}")) { Scheme = "ws" };
        await socket.ConnectAsync(address.Uri, cancellationToken);
    }

    /// <summary>Handles contacts until the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (!cancellationToken.IsCancellationRequested)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += part.Count;
            } while (!part.EndOfMessage);

            var message = JsonNode.Parse(buffer.AsSpan(0, length))!;
            if (message["event"]!.ToString() == "agent::update")
            {
                await ActAsync(message["data"]!["snapshot"]!, cancellationToken);
            }
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task ActAsync(JsonNode snapshot, CancellationToken cancellationToken)
    {
        Updates++;
        var desk =
            $"{snapshot["state"]!.ToJsonString()}{snapshot["nextState"]?.ToJsonString()}{snapshot["contacts"]!.ToJsonString()}";
        Repeats += desk == lastDesk ? 1 : 0;
        lastDesk = desk;
        foreach (var contact in snapshot["contacts"]!.AsArray())
        {
            var contactId = contact!["contactId"]!.ToString();
            SeenAt.TryAdd(contactId, DateTimeOffset.UtcNow);
            if (Works)
            {
                await HandleAsync(contact, contactId, cancellationToken);
            }
        }
    }

    private async Task HandleAsync(JsonNode contact, string contactId, CancellationToken cancellationToken)
    {
        var state = contact["state"]!["type"]!.ToString();
        if (!asked.Add($"{contactId} {state}"))
        {
            return;
        }

        var agentLeg = contact["connections"]!.AsArray().First(leg => leg!["type"]!.ToString() == "agent")!;
        (string Method, JsonObject Parameters)? next = state switch
        {
            "connecting" => ("acceptContact", []),
            "connected" => ("destroyConnection", new JsonObject { ["connectionId"] = agentLeg["connectionId"]!.ToString() }),
            "ended" => ("clearContact", []),
            _ => null,
        };
        if (next is var (method, parameters))
        {
            parameters["contactId"] = contactId;
            var request = new JsonObject
            {
                ["event"] = "api_request",
                ["requestId"] = Guid.NewGuid().ToString(),
                ["method"] = method,
                ["params"] = parameters,
            };
            await socket.SendAsync(
                Encoding.UTF8.GetBytes(new JsonObject { ["event"] = "api_request", ["data"] = request }.ToJsonString()),
                WebSocketMessageType.Text,
                endOfMessage: true,
                cancellationToken
            );
        }
    }
}
