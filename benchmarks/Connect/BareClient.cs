using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace ScreenPop.Benchmarks.Connect;

/// <summary>An agent without a browser, who only receives messages.</summary>
internal sealed class BareClient(Uri instance, string username) : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private string last = "";

    public int Updates { get; private set; }

    /// <summary>Snapshots equal to the previous one.</summary>
    public int Repeats { get; private set; }

    public Task ConnectAsync(CancellationToken cancellationToken) =>
        socket.ConnectAsync(
            new UriBuilder(new Uri(instance, $"ccp-v2/socket?username={username}")) { Scheme = "ws" }.Uri,
            cancellationToken
        );

    /// <summary>Reads until the token is cancelled.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                    length += part.Count;
                } while (!part.EndOfMessage);

                Note(JsonNode.Parse(buffer.AsSpan(0, length))!);
            }
        }
        catch (OperationCanceledException)
        {
            // Cancellation is the normal end.
        }
    }

    public void Dispose() => socket.Dispose();

    private void Note(JsonNode message)
    {
        if (message["event"]!.ToString() == "agent::update")
        {
            var snapshot = message["data"]!["snapshot"]!;
            var desk =
                $"{snapshot["state"]!.ToJsonString()}{snapshot["nextState"]?.ToJsonString()}{snapshot["contacts"]!.ToJsonString()}";
            Updates++;
            Repeats += desk == last ? 1 : 0;
            last = desk;
        }
    }
}
