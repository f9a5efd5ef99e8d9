using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ScreenPop.Benchmarks.Functions;

/// <summary>
/// A minimal Lambda Runtime API for one function process. It sends the same event again and again and records when the answers
/// arrive.
/// </summary>
internal sealed class RuntimeApiServer : IAsyncDisposable
{
    private readonly byte[] @event;
    private readonly SemaphoreSlim invocations = new(0);
    private TaskCompletionSource<Answer> answered = new();
    private LoopbackServer? server;

    private RuntimeApiServer(byte[] @event) => this.@event = @event;

    /// <summary>The value of <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string Address => server!.Address.Authority;

    public static async Task<RuntimeApiServer> StartAsync(byte[] @event)
    {
        var api = new RuntimeApiServer(@event);
        api.server = await LoopbackServer.StartAsync(api.ServeAsync);
        return api;
    }

    /// <summary>Sends the event to the function when it asks for one.</summary>
    public Task<Answer> InvokeAsync()
    {
        answered = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        invocations.Release();
        return answered.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync();
        invocations.Dispose();
    }

    private Task ServeAsync(HttpContext context) =>
        context.Request.Path.Value!.EndsWith("/invocation/next", StringComparison.Ordinal)
            ? NextAsync(context)
            : TakeAsync(context);

    private async Task NextAsync(HttpContext context)
    {
        await invocations.WaitAsync(context.RequestAborted);
        context.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = Guid.NewGuid().ToString();
        context.Response.Headers["Lambda-Runtime-Deadline-Ms"] = DateTimeOffset
            .UtcNow.AddSeconds(60)
            .ToUnixTimeMilliseconds()
            .ToString(CultureInfo.InvariantCulture);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = @event.Length;
        await context.Response.Body.WriteAsync(@event);
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var at = Stopwatch.GetTimestamp();
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        if (context.Request.Path.Value!.EndsWith("/response", StringComparison.Ordinal))
        {
            answered.TrySetResult(new Answer(at, body.ToArray()));
        }
        else
        {
            answered.TrySetException(
                new InvalidOperationException(
                    $"The function reported an error: {System.Text.Encoding.UTF8.GetString(body.ToArray())}"
                )
            );
        }
    }
}

/// <param name="At">The timestamp (<see cref="Stopwatch"/>) of the answer's arrival.</param>
/// <param name="Json">The function's answer.</param>
internal sealed record Answer(long At, byte[] Json);
