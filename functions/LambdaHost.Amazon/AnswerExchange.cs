using System.Net;
using Microsoft.Extensions.Logging;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.LambdaHost.RuntimeApi;

namespace ScreenPop.LambdaHost.Amazon;

/// <summary>
/// A handler between RuntimeSupport and the Runtime API, for two needs without a hook in RuntimeSupport. Work after an answer
/// runs before the next request for an event. A refused answer does not end the process, as RuntimeSupport would.
/// </summary>
/// <param name="connection">Sends the requests.</param>
/// <param name="runAfterAnswer">Runs the work that the answered invocation left.</param>
/// <param name="log">Logs refusals.</param>
internal sealed class AnswerExchange(RuntimeApiConnection connection, Func<Task> runAfterAnswer, ILogger log)
    : DelegatingHandler(connection.Transport)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get)
        {
            await runAfterAnswer().ConfigureAwait(false);
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        MaskCause(request);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (RuntimeApiConnection.IsAccepted(response.StatusCode))
        {
            return response;
        }

        using (response)
        {
            await RefusedAsync(request, response.StatusCode, cancellationToken).ConfigureAwait(false);
        }

        return new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StringContent("""{"status":"OK"}""") };
    }

    private async Task RefusedAsync(HttpRequestMessage request, HttpStatusCode status, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.Segments;
        var requestId = path[^2].TrimEnd('/');
        using var scope = log.BeginScope(new InvocationScope(requestId));
        if (path[^1] == "response")
        {
            await connection
                .AnswerRefusedAsync(requestId, status, request.Content?.Headers.ContentLength ?? 0, log, cancellationToken)
                .ConfigureAwait(false);
        }
        else
        {
            log.PostRefused($"invocation/{requestId}/{path[^1]}", (int)status);
        }
    }

    /// <summary>
    /// X-Ray keeps the cause for 30 days and shows it to more people than the log, so it gets the masked text, too.
    /// </summary>
    private static void MaskCause(HttpRequestMessage request)
    {
        if (request.Headers.TryGetValues(XRayCause.Header, out var values) && values.ToList() is [var cause])
        {
            request.Headers.Remove(XRayCause.Header);
            request.Headers.TryAddWithoutValidation(XRayCause.Header, Mask.Text(cause));
        }
    }
}
