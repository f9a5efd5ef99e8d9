using System.Net.WebSockets;
using System.Text;

namespace ScreenPop.Ccp.Tests.Driver;

/// <summary>The server's end of a connection that sends a message repeatedly and reads nothing until told to.</summary>
internal sealed class StalledSocket(string message, int times) : WebSocket
{
    private readonly byte[] bytes = Encoding.UTF8.GetBytes(message);
    private readonly TaskCompletionSource allRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly System.Threading.Channels.Channel<string> written =
        System.Threading.Channels.Channel.CreateUnbounded<string>();
    private int brought;

    /// <summary>Completes when the server has handled the last message and waits for another.</summary>
    public Task AllRead => allRead.Task;

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => WebSocketState.Open;

    public override string? SubProtocol => null;

    public void Resume() => resumed.TrySetResult();

    /// <summary>Waits until a text has been written this many times. Other texts do not count.</summary>
    public async Task WrittenAsync(string text, int times)
    {
        for (var seen = 0; seen < times; )
        {
            seen += await written.Reader.ReadAsync(TestContext.Current.CancellationToken) == text ? 1 : 0;
        }
    }

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        if (brought == times)
        {
            allRead.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        brought++;
        bytes.CopyTo(buffer);
        return new(bytes.Length, WebSocketMessageType.Text, endOfMessage: true);
    }

    public override async Task SendAsync(
        ArraySegment<byte> buffer,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken
    )
    {
        await resumed.Task.WaitAsync(cancellationToken);
        written.Writer.TryWrite(Encoding.UTF8.GetString(buffer));
    }

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The server reads into memory.");

    public override Task CloseAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    public override Task CloseOutputAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    public override void Abort() { }

    public override void Dispose() { }
}
