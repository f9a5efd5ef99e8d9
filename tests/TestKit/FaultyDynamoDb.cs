using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace ScreenPop.TestKit;

/// <summary>A DynamoDB endpoint on a loopback port that forwards requests to a real one, except for those with a fault.</summary>
public sealed class FaultyDynamoDb : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly HttpClient upstream;
    private readonly Func<string, string, Fault?> faultFor;
    private readonly TaskCompletionSource closed = new();
    private readonly ConcurrentDictionary<IPEndPoint, byte> connections = new();
    private int requests;

    /// <param name="target">The real endpoint.</param>
    /// <param name="faultFor">Returns the fault for an operation (such as <c>BatchWriteItem</c>) and a body; null for
    /// none.</param>
    public FaultyDynamoDb(Uri target, Func<string, string, Fault?> faultFor)
    {
        this.faultFor = faultFor;
        upstream = new HttpClient { BaseAddress = target };
        Endpoint = new Uri($"http://127.0.0.1:{FreePorts.First(1)}/");
        listener.Prefixes.Add(Endpoint.ToString());
        listener.Start();
        _ = ServeAsync();
    }

    public Uri Endpoint { get; }

    /// <summary>
    /// Serves one request per connection. On a reused connection, .NET repeats a request after a reset by itself, and no client
    /// counts the repetition.
    /// </summary>
    public bool ClosesConnections { get; init; }

    /// <summary>The number of requests.</summary>
    public int Requests => requests;

    /// <summary>The number of connections with a request.</summary>
    public int Connections => connections.Count;

    /// <summary>Headers of the last request.</summary>
    public WebHeaderCollection LatestHeaders { get; private set; } = [];

    /// <summary>Creates a client without retries of its own.</summary>
    /// <param name="configure">Changes the client's configuration; by default the SDK's own.</param>
    public AmazonDynamoDBClient CreateClient(Func<AmazonDynamoDBConfig, AmazonDynamoDBConfig>? configure = null)
    {
        var config = new AmazonDynamoDBConfig
        {
            ServiceURL = Endpoint.ToString(),
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
        };
        return new(new BasicAWSCredentials("local", "local"), configure is null ? config : configure(config));
    }

    public void Dispose()
    {
        closed.TrySetResult();
        listener.Close();
        upstream.Dispose();
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        Interlocked.Increment(ref requests);
        connections.TryAdd(context.Request.RemoteEndPoint, 0);
        LatestHeaders = (WebHeaderCollection)context.Request.Headers;
        var target = context.Request.Headers["X-Amz-Target"]!;
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        if (faultFor(target.Split('.')[1], body) is { } fault)
        {
            await PlayAsync(fault, context.Response);
            return;
        }

        var (status, answer) = await ForwardAsync(target, context.Request.Headers["Authorization"]!, body);
        await PlayAsync(new Fault(status, answer), context.Response);
    }

    private async Task PlayAsync(Fault fault, HttpListenerResponse response)
    {
        var body = Encoding.UTF8.GetBytes(fault.Body);
        response.KeepAlive = !ClosesConnections;
        if (fault.Status is { } status)
        {
            response.StatusCode = status;
            response.ContentType = "application/x-amz-json-1.0";
            response.ContentLength64 = body.Length + (fault.Then is FaultEnd.Complete ? 0 : 1000);
            await SendAsync(body, fault.Then, response.OutputStream);
        }

        if (fault.Then is FaultEnd.Hang)
        {
            await closed.Task;
        }

        if (fault.Then is FaultEnd.Complete)
        {
            response.Close();
        }
        else
        {
            response.Abort();
        }
    }

    private async Task SendAsync(byte[] body, FaultEnd end, Stream output)
    {
        // The listener sends the headers with the first write, even an empty one.
        await output.WriteAsync(end is FaultEnd.Drip ? [] : body);
        await output.FlushAsync();
        for (var sent = 0; end is FaultEnd.Drip && sent < body.Length && !closed.Task.IsCompleted; sent++)
        {
            await Task.WhenAny(closed.Task, Task.Delay(TimeSpan.FromSeconds(1)));
            await output.WriteAsync(body.AsMemory(sent, 1));
            await output.FlushAsync();
        }
    }

    private async Task<(int Status, string Body)> ForwardAsync(string target, string authorization, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.Add("X-Amz-Date", DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        using var response = await upstream.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
