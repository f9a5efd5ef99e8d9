using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ScreenPop.Benchmarks.Start;

/// <summary>A Lambda Runtime API for one function process, as thin as can be: hands out the same event and takes the time of the answers.</summary>
internal sealed class RuntimeApiServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly byte[] @event;
    private readonly SemaphoreSlim invocations = new(0);
    private TaskCompletionSource<long> answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RuntimeApiServer(byte[] @event)
    {
        this.@event = @event;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        listener.Prefixes.Add($"http://{Address}/");
        listener.Start();
        _ = ServeAsync();
    }

    /// <summary>For <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string Address { get; }

    /// <summary>Sends the event to the function.</summary>
    /// <returns>The timestamp (<see cref="Stopwatch"/>) at which its answer was there.</returns>
    public Task<long> InvokeAsync()
    {
        answered = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        invocations.Release();
        return answered.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public void Dispose()
    {
        listener.Close();
        invocations.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await listener.GetContextAsync());
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed: the benchmark is done with this function.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        if (context.Request.Url!.AbsolutePath.EndsWith("/invocation/next", StringComparison.Ordinal))
        {
            await invocations.WaitAsync();
            context.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = Guid.NewGuid().ToString();
            context.Response.Headers["Lambda-Runtime-Deadline-Ms"] =
                DateTimeOffset.UtcNow.AddSeconds(8).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            await context.Response.OutputStream.WriteAsync(@event);
            context.Response.Close();
            return;
        }

        await context.Request.InputStream.CopyToAsync(Stream.Null);
        var now = Stopwatch.GetTimestamp();
        context.Response.StatusCode = 202;
        context.Response.Close();
        if (context.Request.Url.AbsolutePath.EndsWith("/response", StringComparison.Ordinal))
        {
            answered.TrySetResult(now);
        }
        else
        {
            answered.TrySetException(new InvalidOperationException("The function reported an error."));
        }
    }
}
