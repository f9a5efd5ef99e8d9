using System.Globalization;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ScreenPop.Lambda;

/// <summary>
/// The Lambda Runtime API of one function process. Each process has a port of its own, because the API's requests do not
/// identify the process. See https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html.
/// </summary>
internal sealed class RuntimeApi : IAsyncDisposable
{
    private const string Base = "/2018-06-01/runtime";

    private readonly WebApplication server;
    private readonly Channel<Invocation> pending = Channel.CreateBounded<Invocation>(1);
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource closing = new();
    private Invocation? current;

    private RuntimeApi(WebApplication server) => this.server = server;

    /// <summary>
    /// Completes when the process first requests an event; fails with <see cref="InitErrorException"/> when it reports an init
    /// error.
    /// </summary>
    public Task Ready => ready.Task;

    /// <summary>The value of <c>AWS_LAMBDA_RUNTIME_API</c>: host and port.</summary>
    public string Address =>
        new Uri(
            server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        ).Authority;

    public static async Task<RuntimeApi> StartAsync(CancellationToken cancellationToken)
    {
        // Any other builder would read settings from the working folder and watch every folder below it, once per process.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        // The supervisor ends the process. A pending `next` must not delay the server's shutdown.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        var server = builder.Build();
        var api = new RuntimeApi(server);
        server.Use(RefusePagesAsync);
        server.MapGet(Base + "/invocation/next", api.NextAsync);
        server.MapPost(
            Base + "/invocation/{id}/response",
            (string id, HttpContext http) => api.AnswerAsync(id, InvocationOutcome.Succeeded, http)
        );
        server.MapPost(
            Base + "/invocation/{id}/error",
            (string id, HttpContext http) => api.AnswerAsync(id, InvocationOutcome.FunctionError, http)
        );
        server.MapPost(Base + "/init/error", api.InitErrorAsync);
        await server.StartAsync(cancellationToken);
        return api;
    }

    public ValueTask DeliverAsync(Invocation invocation, CancellationToken cancellationToken) =>
        pending.Writer.WriteAsync(invocation, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await server.DisposeAsync();
        closing.Dispose();
    }

    /// <summary>
    /// Refuses requests of web pages. A page in the developer's browser can reach every loopback port, and its <c>next</c>
    /// request would take a caller's event.
    /// </summary>
    private static Task RefusePagesAsync(HttpContext http, RequestDelegate next)
    {
        if (
            http.Request.Host.Host == "127.0.0.1"
            && !http.Request.Headers.ContainsKey("Origin")
            && !http.Request.Headers.ContainsKey("Sec-Fetch-Site")
        )
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private async Task NextAsync(HttpContext http)
    {
        ready.TrySetResult();
        current?.End();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, closing.Token);
        Invocation invocation;
        try
        {
            invocation = await pending.Reader.ReadAsync(gone.Token);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
            return;
        }

        current = invocation;
        var headers = http.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = invocation
            .Deadline.ToUnixTimeMilliseconds()
            .ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = invocation.FunctionArn;
        headers["Lambda-Runtime-Trace-Id"] = invocation.TraceId;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(invocation.Payload, gone.Token);
    }

    private async Task AnswerAsync(string id, InvocationOutcome outcome, HttpContext http)
    {
        var body = await ReadBodyAsync(http);
        var accepted = current?.RequestId == id && current.TryAnswer(outcome, body);
        http.Response.StatusCode = accepted ? StatusCodes.Status202Accepted : StatusCodes.Status400BadRequest;
        await http.Response.WriteAsync(
            accepted ? """{"status":"OK"}""" : ErrorPayload.Of("InvalidRequestID", "Invalid request ID"),
            http.RequestAborted
        );
    }

    private async Task InitErrorAsync(HttpContext http)
    {
        ready.TrySetException(new InitErrorException(await ReadBodyAsync(http)));
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        await http.Response.WriteAsync("""{"status":"OK"}""", http.RequestAborted);
    }

    private static async Task<string> ReadBodyAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }
}
