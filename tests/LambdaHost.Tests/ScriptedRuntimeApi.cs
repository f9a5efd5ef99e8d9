using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace ScreenPop.LambdaHost.Tests;

/// <summary>
/// A Lambda Runtime API that sends prepared events and keeps the requests. It stops the loop after the last event.
/// </summary>
internal sealed class ScriptedRuntimeApi : HttpMessageHandler
{
    private readonly Queue<HttpResponseMessage> events = new();
    private readonly CancellationTokenSource stopping = new();

    /// <summary>The function's requests in order: path below <c>/runtime/</c>, body, and two headers of failures.</summary>
    public ConcurrentQueue<(string Path, string Body, string? ErrorType, string? Cause)> Posts { get; } = new();

    public HttpStatusCode AnswerToResponses { get; set; } = HttpStatusCode.Accepted;

    public HttpStatusCode AnswerToErrors { get; set; } = HttpStatusCode.Accepted;

    public CancellationToken Stopping => stopping.Token;

    public ScriptedRuntimeApi Event(string requestId, string json, DateTimeOffset? deadline = null, string? traceId = null)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json) };
        response.Headers.Add("Lambda-Runtime-Aws-Request-Id", requestId);
        response.Headers.Add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:111122223333:function:f:live");
        var end = deadline ?? DateTimeOffset.UtcNow.AddMinutes(1);
        response.Headers.Add("Lambda-Runtime-Deadline-Ms", end.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        if (traceId is not null)
        {
            response.Headers.Add("Lambda-Runtime-Trace-Id", traceId);
        }

        events.Enqueue(response);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath.Replace("/2018-06-01/runtime/", "", StringComparison.Ordinal);
        if (path == "invocation/next")
        {
            if (events.TryDequeue(out var next))
            {
                return next;
            }

            await stopping.CancelAsync();
            throw new OperationCanceledException(stopping.Token);
        }

        Posts.Enqueue(
            (
                path,
                await request.Content!.ReadAsStringAsync(cancellationToken),
                Header(request, "Lambda-Runtime-Function-Error-Type"),
                Header(request, "Lambda-Runtime-Function-XRay-Error-Cause")
            )
        );
        return new HttpResponseMessage(path.EndsWith("/response", StringComparison.Ordinal) ? AnswerToResponses : AnswerToErrors)
        {
            Content = new StringContent("""{"status":"OK"}"""),
        };
    }

    protected override void Dispose(bool disposing)
    {
        stopping.Dispose();
        base.Dispose(disposing);
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
