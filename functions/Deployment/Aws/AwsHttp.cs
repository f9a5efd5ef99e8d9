using System.Net;

namespace ScreenPop.Deployment.Aws;

/// <summary>
/// Signed requests to AWS's REST APIs. The few this function makes do not earn the SDK's clients, which would be most of
/// its package.
/// </summary>
internal sealed class AwsHttp(HttpClient http, Func<string, string?> environment, TimeProvider clock)
{
    private const int Attempts = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Sends a request; busy answers are asked again, after growing pauses.</summary>
    /// <param name="create">Makes the request; called for each attempt.</param>
    /// <param name="accepted">Statuses beside 2xx that are an answer.</param>
    /// <returns>The status and the body.</returns>
    /// <exception cref="AwsException">AWS refused; the message has its own words.</exception>
    public async Task<AwsAnswer> SendAsync(
        string service,
        Func<HttpRequestMessage> create,
        byte[] payload,
        CancellationToken cancellationToken,
        params HttpStatusCode[] accepted
    )
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            using var request = create();
            var region = environment("AWS_REGION") ?? "us-east-1";
            Signature.Sign(request, payload, service, region, Credentials.Read(environment), clock.GetUtcNow());
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode || accepted.Contains(response.StatusCode))
            {
                return new AwsAnswer(response.StatusCode, body);
            }

            if (
                attempt == Attempts
                || !(response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
            )
            {
                throw new AwsException(request, response.StatusCode, body);
            }

            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
            pause *= 2;
        }
    }
}

/// <summary>What AWS answered.</summary>
internal sealed record AwsAnswer(HttpStatusCode Status, byte[] Body);
