using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ScreenPop.Contacts;
using ScreenPop.Workspace.Protocol;

namespace ScreenPop.Workspace;

/// <summary>
/// The WebSocket connection of a workspace page. It sends the events of contacts and answers the requests of apps.
/// </summary>
internal sealed class WorkspaceSocket(
    WebSocket socket,
    string username,
    ContactCenter center,
    WorkspaceOptions options,
    TimeProvider time,
    ILogger log
)
{
    /// <summary>Larger than any message of the protocol.</summary>
    private const int MostBytes = 64 * 1024;

    private readonly System.Threading.Channels.Channel<JsonObject> outbox =
        System.Threading.Channels.Channel.CreateUnbounded<JsonObject>(new() { SingleReader = true });

    private readonly Commands commands = new(center, time);
    private readonly DeskEvents desk = new();
    private readonly Lock looking = new();

    /// <summary>Serves the page until its connection closes.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (center.FindAgent(username) is { IsSignedIn: false })
        {
            center.SignIn(username, options.StateOnSignIn);
        }

        Log.PageConnected(log, username);
        // The workspace shows the contacts that are on the desk already. Apps get no events for them and must request them.
        desk.Look(center.State, username);
        outbox.Writer.TryWrite(
            new JsonObject
            {
                ["type"] = "desk",
                ["contacts"] = new JsonArray([
                    .. desk.Known()
                        .Select(contact => new JsonObject { ["key"] = contact.Key, ["data"] = contact.Data.DeepClone() }),
                ]),
            }
        );
        using var subscription = center.Subscribe(change =>
        {
            if (change.Agents.Contains(username))
            {
                Tell(change.After);
            }
        });
        Tell(center.State);
        var writing = WriteAsync(stop.Token);
        try
        {
            await ReadAsync(stop.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The page was closed or reloaded without a closing handshake, which is normal.
        }
        finally
        {
            outbox.Writer.TryComplete();
            await stop.CancelAsync();
            await writing;
            Log.PageDisconnected(log, username);
        }
    }

    private void Tell(CenterState state)
    {
        lock (looking)
        {
            foreach (var happened in desk.Look(state, username))
            {
                outbox.Writer.TryWrite(
                    new JsonObject
                    {
                        ["type"] = "event",
                        ["key"] = happened.Key,
                        ["data"] = happened.Data.DeepClone(),
                    }
                );
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[MostBytes];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close || length == MostBytes)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
                    return;
                }
            } while (!part.EndOfMessage);

            if (Parse(buffer.AsSpan(0, length)) is { } request)
            {
                outbox.Writer.TryWrite(Answer(request));
            }
        }
    }

    private JsonObject Answer(JsonObject request)
    {
        var command = request["command"]?.ToString() ?? "";
        var answer = new JsonObject { ["type"] = "answer", ["id"] = request["id"]?.DeepClone() };
        var application = options.Applications.FirstOrDefault(each => each.Name == request["app"]?.ToString());
        var granted =
            (request["granted"] as JsonArray)?.Select(each => each?.ToString() ?? "").ToList() ?? application?.Permissions ?? [];
        try
        {
            // A topic is not a command. The host asks whether the app may subscribe to it.
            if (request["topic"]?.ToString() is { } topic)
            {
                return Permissions.Allow(granted, topic) ? answer : throw RefusedException.NotAuthorized();
            }

            answer["data"] = commands.Handle(username, [.. granted], command, request["data"] as JsonObject ?? []);
        }
        catch (RefusedException refused)
        {
            Log.Refused(log, username, command, refused.ErrorKey);
            answer["errorKey"] = refused.ErrorKey;
            answer["reason"] = refused.Message;
        }

        return answer;
    }

    private static JsonObject? Parse(ReadOnlySpan<byte> message)
    {
        try
        {
            return JsonNode.Parse(message) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in outbox.Reader.ReadAllAsync(cancellationToken))
            {
                await socket.SendAsync(
                    Encoding.UTF8.GetBytes(message.ToJsonString()),
                    WebSocketMessageType.Text,
                    endOfMessage: true,
                    cancellationToken
                );
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The page is gone; reading ends as well.
        }
    }
}
