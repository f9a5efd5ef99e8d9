using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ScreenPop.LambdaHost.RuntimeApi;

/// <summary>
/// The connection to the Lambda Runtime API (version 2018-06-01, "Using the Lambda runtime API for custom runtimes"), and the
/// handling of failures in both hosts. Hosts report failures, and continue when Lambda refuses a report or an answer.
/// </summary>
internal sealed class RuntimeApiConnection : IDisposable
{
    private const string Runtime = "2018-06-01/runtime/";
    private static readonly MediaTypeHeaderValue ErrorType = new("application/vnd.aws.lambda.error+json");

    private readonly HttpMessageHandler? own;

    /// <param name="address">Host and port, as in <c>AWS_LAMBDA_RUNTIME_API</c>.</param>
    /// <param name="transport">Sends the requests; null for a new connection.</param>
    public RuntimeApiConnection(string address, HttpMessageHandler? transport)
    {
        own = transport is null ? CreateTransport() : null;
        Address = address;
        Transport = transport ?? own!;
        Http = new HttpClient(Transport, disposeHandler: false)
        {
            BaseAddress = new Uri($"http://{address}/{Runtime}"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public string Address { get; }

    public HttpMessageHandler Transport { get; }

    /// <summary>
    /// The client. Its base address ends with <c>/runtime/</c>, and it has no timeout, since an event may take hours to come.
    /// </summary>
    public HttpClient Http { get; }

    /// <exception cref="HttpRequestException">The Runtime API is gone.</exception>
    public Task FailInitAsync(ErrorReport error, ILogger log, CancellationToken cancellationToken) =>
        PostAsync("init/error", error, cause: null, log, cancellationToken);

    /// <exception cref="HttpRequestException">The Runtime API is gone.</exception>
    public Task FailAsync(string requestId, ErrorReport error, ILogger log, CancellationToken cancellationToken) =>
        PostAsync($"invocation/{requestId}/error", error, XRayCause.Of(error), log, cancellationToken);

    /// <summary>
    /// Handles an answer that Lambda refused. An answer over 6 MB (status 413) becomes a failed invocation. Any other refusal
    /// means that the invocation has ended, for example by its timeout: it is logged, and the next event follows.
    /// </summary>
    /// <exception cref="HttpRequestException">The Runtime API is gone.</exception>
    public Task AnswerRefusedAsync(
        string requestId,
        HttpStatusCode status,
        long bytes,
        ILogger log,
        CancellationToken cancellationToken
    )
    {
        if (status is not HttpStatusCode.RequestEntityTooLarge)
        {
            log.PostRefused($"invocation/{requestId}/response", (int)status);
            return Task.CompletedTask;
        }

        log.AnswerTooLarge(bytes);
        return FailAsync(requestId, ErrorReport.AnswerTooLarge(bytes), log, cancellationToken);
    }

    /// <exception cref="HttpRequestException">The status requires the process to end.</exception>
    public static bool IsAccepted(HttpStatusCode status) =>
        (int)status >= 500
            ? throw new HttpRequestException($"it reports a state it cannot recover from ({(int)status}).")
            : (int)status < 300;

    public void Dispose()
    {
        Http.Dispose();
        own?.Dispose();
    }

    private async Task PostAsync(string path, ErrorReport error, string? cause, ILogger log, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(error, ErrorJson.Default.ErrorReport))
        {
            Headers = { ContentType = ErrorType },
        };
        request.Headers.Add("Lambda-Runtime-Function-Error-Type", error.ErrorType);
        if (cause is not null)
        {
            request.Headers.Add(XRayCause.Header, cause);
        }

        using var response = await Http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!IsAccepted(response.StatusCode))
        {
            log.PostRefused(path, (int)response.StatusCode);
        }
    }

    private static SocketsHttpHandler CreateTransport() =>
        new()
        {
            // HTTP_PROXY is for requests to AWS. The Runtime API is inside the execution environment.
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        };
}
