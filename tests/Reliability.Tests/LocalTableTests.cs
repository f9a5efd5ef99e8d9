using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ScreenPop.Customers.Table;
using ScreenPop.TestKit;

namespace ScreenPop.Reliability.Tests;

/// <summary>A page in the developer's browser has no access to the local table.</summary>
public sealed class LocalTableTests(DynaliteFixture dynalite) : IClassFixture<DynaliteFixture>
{
    [Theory]
    [InlineData("Origin", "https://evil.example.test")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:8080")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Host", "evil.example.test")]
    [InlineData("Host", "127.0.0.1.evil.example.test")]
    public async Task A_page_is_refused_before_it_reads_or_plants_a_customer(string header, string value)
    {
        using var client = dynalite.CreateClient();
        await TableSetup.CreateIfMissingAsync(client, "customers", TestContext.Current.CancellationToken);

        using var answer = await SendAsync("Scan", """{"TableName":"customers"}""", (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("AccessDeniedException", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Items", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_asks_before_it_sends_is_refused_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, dynalite.Endpoint);
        request.Headers.Add("Origin", "https://evil.example.test");
        request.Headers.Add("Access-Control-Request-Headers", "x-amz-target");
        using var http = new HttpClient();

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain(answer.Headers, entry => entry.Key.StartsWith("Access-Control", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_of_an_SDK_passes()
    {
        using var client = dynalite.CreateClient();
        await TableSetup.CreateIfMissingAsync(client, "customers", TestContext.Current.CancellationToken);

        using var answer = await SendAsync("Scan", """{"TableName":"customers"}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_client_that_dies_in_mid_request_does_not_take_the_table_with_it()
    {
        const string half =
            "POST / HTTP/1.1\r\nHost: {0}\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\nContent-Length: 1000\r\n\r\n{{";
        for (var client = 0; client < 10; client++)
        {
            using var connection = new TcpClient { LingerState = new LingerOption(true, 0) };
            await connection.ConnectAsync(dynalite.Endpoint.Host, dynalite.Endpoint.Port, TestContext.Current.CancellationToken);
            var request = string.Format(CultureInfo.InvariantCulture, half, dynalite.Endpoint.Authority);
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
            // The table has begun to read the request when it answers another one.
            using var answer = await SendAsync("ListTables", "{}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var alive = await SendAsync("ListTables", "{}");
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(string operation, string json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, dynalite.Endpoint) { Content = new StringContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", $"DynamoDB_20120810.{operation}");
        request.Headers.TryAddWithoutValidation("X-Amz-Date", "20260101T000000Z");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0"
        );
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var http = new HttpClient();
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
