using System.Net;
using Polly;

namespace ScreenPop.Deployment.Aws;

/// <summary>
/// Sends signed requests to Amazon Connect, Lambda and CodeDeploy. Their SDK clients would make up most of the package, and not
/// every package source has them. A denied request is retried for a minute, because the policy that allows it may be seconds old.
/// </summary>
internal sealed class AwsHttp(HttpClient http, Func<string, string?> environment, TimeProvider clock)
{
    private readonly ResiliencePipeline<HttpResponseMessage> retries = Retries.WhileDenied(clock);

    /// <summary>Sends a request. Retries a busy or denied answer and a broken connection.</summary>
    /// <param name="service">The service name in the credential scope: <c>connect</c>, <c>lambda</c> or
    /// <c>codedeploy</c>.</param>
    /// <param name="create">Creates the request of each attempt.</param>
    /// <param name="payload">The body; empty for none.</param>
    /// <param name="cancellationToken">Cancels the attempts.</param>
    /// <param name="accepted">Status codes besides 2xx that count as an answer.</param>
    /// <returns>The status code and the body.</returns>
    /// <exception cref="AwsException">AWS refused the request. The message quotes its answer.</exception>
    /// <exception cref="HttpRequestException">The connection broke on every attempt.</exception>
    public async Task<AwsAnswer> SendAsync(
        string service,
        Func<HttpRequestMessage> create,
        byte[] payload,
        CancellationToken cancellationToken,
        params HttpStatusCode[] accepted
    )
    {
        using var response = await retries
            .ExecuteAsync(token => SendOnceAsync(service, create, payload, token), cancellationToken)
            .ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode || accepted.Contains(response.StatusCode)
            ? new AwsAnswer(response.StatusCode, body)
            : throw new AwsException(response.RequestMessage!, response.StatusCode, body);
    }

    private async ValueTask<HttpResponseMessage> SendOnceAsync(
        string service,
        Func<HttpRequestMessage> create,
        byte[] payload,
        CancellationToken cancellationToken
    )
    {
        using var request = create();
        var region = environment("AWS_REGION") ?? "us-east-1";
        Signature.Sign(request, payload, service, region, Credentials.Read(environment), clock.GetUtcNow());
        var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        response.RequestMessage ??= request;
        return response;
    }
}

/// <summary>AWS's answer.</summary>
internal sealed record AwsAnswer(HttpStatusCode Status, byte[] Body);
