using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using ScreenPop.Ccp.Protocol;

namespace ScreenPop.Ccp;

/// <summary>The WebSocket connection of a page. It reads the page's messages and writes outgoing messages in order.</summary>
internal sealed class CcpSocket(WebSocket socket, string username, CcpServer server) : ICcpPort, IDisposable
{
    /// <summary>The limit of a message in bytes. The longest messages of the protocol, log lines, are shorter.</summary>
    private const int MostBytes = 256 * 1024;

    // The outbox has room for the answers to a whole burst and for the broadcasts meanwhile. A page that respects the message
    // rate survives a short stall.
    private readonly System.Threading.Channels.Channel<string> outbox = System.Threading.Channels.Channel.CreateBounded<string>(
        new BoundedChannelOptions(2 * MessageRate.Burst) { SingleReader = true }
    );

    private readonly CancellationTokenSource ended = new();
    private readonly CcpWorker worker = server.WorkerOf(username);
    private readonly ILogger log = server.Logger;
    private readonly MessageRate rate = new(server.Time);

    public string Id { get; } = Guid.NewGuid().ToString();

    public void Post(string message)
    {
        if (!outbox.Writer.TryWrite(message) && !ended.IsCancellationRequested)
        {
            Log.PageDropped(log, username, Id, "it does not read its messages");
            ended.Cancel();
        }
    }

    public void Cut() => ended.Cancel();

    /// <summary>Serves the page until its connection closes.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ended.Token, cancellationToken);
        var writing = WriteAsync(stop.Token);
        try
        {
            await Task.Delay(server.Faults.SlowStart, server.Time, stop.Token);
            worker.Connect(this);
            await ReadAsync(stop.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The page was closed or reloaded without a closing handshake, which is normal.
        }
        finally
        {
            worker.Disconnect(this);
            outbox.Writer.Complete();
            await ended.CancelAsync();
            await writing;
        }
    }

    public void Dispose() => ended.Dispose();

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
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
                    return;
                }

                if (length == MostBytes)
                {
                    Log.PageDropped(log, username, Id, $"a message is over {MostBytes} bytes");
                    await socket.CloseOutputAsync(WebSocketCloseStatus.MessageTooBig, null, cancellationToken);
                    return;
                }
            } while (!part.EndOfMessage);

            switch (CcpMessage.Parse(Encoding.UTF8.GetString(buffer, 0, length)))
            {
                case null:
                    Log.Malformed(log, username);
                    break;
                case var message when rate.Allows():
                    worker.Receive(this, message);
                    break;
                case var message:
                    Log.Flooded(log, username, message.Event);
                    CcpWorker.Refuse(this, message);
                    break;
            }
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in outbox.Reader.ReadAllAsync(cancellationToken))
            {
                await socket.SendAsync(
                    Encoding.UTF8.GetBytes(message),
                    WebSocketMessageType.Text,
                    endOfMessage: true,
                    cancellationToken
                );
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            await ended.CancelAsync();
        }
    }
}
