using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ScreenPop.Reliability.Tests;

/// <summary>Requests that no well-behaved client sends: any host, any path, byte for byte.</summary>
internal static class RawHttp
{
    /// <returns>The status code, the headers unchanged, and everything after them.</returns>
    public static async Task<RawAnswer> SendAsync(int port, string method, string path, string host, params string[] headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        var request =
            $"{method} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return new RawAnswer(int.Parse(answer.Split(' ', 3)[1], null), answer[..end], answer[(end + 4)..]);
    }
}

internal sealed record RawAnswer(int Status, string Headers, string Body);
