using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Faults;
using ScreenPop.Ccp.Tests.Driver;

namespace ScreenPop.Ccp.Tests.Faults;

/// <summary>Pages that send too many, too large or invalid messages are refused, and other pages are not affected.</summary>
public sealed class HostilePageTests(BrowserFixture browser) : CcpTests(browser)
{
    private const int LargestMessage = 256 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flood_of_requests_is_throttled_and_another_page_still_hears_its_phone()
    {
        var (host, page) = await ConnectedAsync();
        using var flooding = await SocketAsync(host);
        // The server drops a page that does not read its messages. This page keeps up with its answers, because the test is
        // about the rate.
        using var unanswered = new SemaphoreSlim(200);
        var throttled = ReadUntilAsync(
            flooding,
            message =>
            {
                if (message["event"]!.ToString() != "api_response")
                {
                    return false;
                }

                unanswered.Release();
                return message["data"]!["err"] is not null;
            }
        );
        for (var count = 0; !throttled.IsCompleted; count++)
        {
            await Task.WhenAny(unanswered.WaitAsync(Cancellation), throttled);
            await SendAsync(flooding, Request(host, $"{count}"));
        }

        Assert.Contains("ThrottlingException", (await throttled)["data"]!["err"]!.ToString(), StringComparison.Ordinal);
        await page.SeesAsync(() => host.Call(), "onStateChange(Available→PendingBusy)", "connect.contact(voice)", "onConnecting");
    }

    [Fact]
    public async Task A_burst_that_is_allowed_is_answered_in_full_though_nothing_can_be_written_for_a_while()
    {
        var host = await HostAsync();
        using var stalled = new StalledSocket("""{"event":"synchronize"}""", times: 1_000);
        using var page = new CcpSocket(stalled, "jdoe", host.Ccp);
        var serving = page.RunAsync(Cancellation);
        await stalled.AllRead.WaitAsync(Cancellation);

        stalled.Resume();
        var answered = stalled.WrittenAsync("""{"event":"acknowledge","data":null}""", times: 1_000);

        Assert.Same(answered, await Task.WhenAny(answered, serving));
        page.Cut();
        await serving;
    }

    [Fact]
    public async Task A_page_that_flooded_is_answered_again_after_a_while()
    {
        var host = await HostAsync();
        using var socket = await SocketAsync(host);
        for (var count = 0; count < 1_500; count++)
        {
            await SendAsync(socket, """{"event":"synchronize"}""");
        }

        JsonNode answer;
        do
        {
            await SendAsync(socket, Request(host, "after"));
            answer = await ReadUntilAsync(socket, message => message["event"]!.ToString() == "api_response");
        } while (answer["data"]!["err"] is not null);

        Assert.Single(answer["data"]!["data"]!["endpoints"]!.AsArray());
    }

    [Fact]
    public async Task The_largest_message_is_taken_and_a_larger_one_closes_that_connection_only()
    {
        var (host, page) = await ConnectedAsync();
        using var socket = await SocketAsync(host);
        const string Envelope = """{"event":"broadcast","data":{"event":"log","data":""}}""";
        await SendAsync(
            socket,
            Envelope.Replace("\"\"", $"\"{new string('x', LargestMessage - Envelope.Length - 1)}\"", StringComparison.Ordinal)
        );
        await SendAsync(socket, """{"event":"synchronize"}""");
        await ReadUntilAsync(socket, message => message["event"]!.ToString() == "acknowledge" && message["data"] is null);

        await SendAsync(socket, new string('x', LargestMessage));
        await ReadUntilClosedAsync(socket);

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
        await page.SeesAsync(() => host.Call(), "onStateChange(Available→PendingBusy)", "connect.contact(voice)", "onConnecting");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"text\"")]
    [InlineData("{\"event\":\"\"}")]
    [InlineData("{\"event\":{}}")]
    [InlineData("{\"event\":\"api_request\",\"data\":{\"method\":\"acceptContact\"}}")]
    [InlineData(
        "{\"event\":\"api_request\",\"data\":{\"method\":\"getEndpoints\",\"params\":{\"maxResults\":-1,\"nextToken\":\"x\"}}}"
    )]
    [InlineData("{\"event\":\"master_request\",\"data\":[]}")]
    [InlineData("{\"event\":\"broadcast\",\"data\":\"\"}")]
    [InlineData("\u0000")]
    public async Task An_invalid_message_is_ignored_or_refused_and_the_next_one_is_answered(string text)
    {
        var host = await HostAsync();
        using var socket = await SocketAsync(host);
        await SendAsync(socket, text);
        await SendAsync(socket, new string('[', 1_000));
        await socket.SendAsync(new byte[] { 0xC3, 0x28, 0xFF }, WebSocketMessageType.Binary, endOfMessage: true, Cancellation);
        await SendAsync(socket, """{"event":"synchronize"}""");
        await ReadUntilAsync(socket, message => message["event"]!.ToString() == "acknowledge" && message["data"] is null);
    }

    [Fact]
    public async Task A_page_of_an_origin_that_is_not_approved_cannot_connect_by_itself()
    {
        var host = await HostAsync();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://evil.example.test");
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(AddressOf(host), Cancellation));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
        Assert.Equal(0, host.Ccp.ConnectedPages("jdoe"));
    }

    [Fact]
    public async Task A_frame_that_reloaded_asks_the_page_for_its_configuration_again()
    {
        var (host, page) = await ConnectedAsync();
        await page.EvaluateAsync<object?>(
            "void window.addEventListener('message', ({ data }) => data?.event === 'request_configure' && window.calls.push('request_configure'))"
        );
        host.Ccp.Cause("jdoe", CcpIncident.Reload);
        await page.WaitForAsync("request_configure");
        var frame = page.Page.Frames.Single(frame => frame.Url.StartsWith(host.CcpUrl.ToString(), StringComparison.Ordinal));
        await frame.WaitForFunctionAsync("() => window.ccp?.configuration?.softphone?.allowFramedSoftphone === true");
    }

    private static string Request(CcpHost host, string requestId)
    {
        var queue = host.Center.Instance.Of(host.Center.FindQueue("Support")!);
        var parameters = $$"""{"maxResults":1,"queueARNs":["{{queue}}"]}""";
        var request = $$"""{"method":"getEndpoints","requestId":"{{requestId}}","params":{{parameters}} }""";
        return $$"""{"event":"api_request","data":{{request}} }""";
    }

    private static Uri AddressOf(CcpHost host) =>
        new UriBuilder(new Uri(host.CcpUrl, "socket?username=jdoe")) { Scheme = "ws" }.Uri;

    private static async Task<ClientWebSocket> SocketAsync(CcpHost host)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(AddressOf(host), Cancellation);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, Cancellation);

    private static async Task<JsonNode> ReadUntilAsync(ClientWebSocket socket, Func<JsonNode, bool> wanted)
    {
        while (true)
        {
            var message = await ReadAsync(socket);
            Assert.NotNull(message);
            if (JsonNode.Parse(message) is { } json && wanted(json))
            {
                return json;
            }
        }
    }

    private static async Task ReadUntilClosedAsync(ClientWebSocket socket)
    {
        while (await ReadAsync(socket) is not null) { }
    }

    private static async Task<byte[]?> ReadAsync(ClientWebSocket socket)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), Cancellation);
            message.Write(buffer, 0, part.Count);
        } while (!part.EndOfMessage);

        return part.MessageType == WebSocketMessageType.Close ? null : message.ToArray();
    }
}
