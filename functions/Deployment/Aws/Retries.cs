using System.Net;
using Polly;
using Polly.Retry;

namespace ScreenPop.Deployment.Aws;

/// <summary>
/// Retries of the requests that no SDK makes: a connection that breaks is as temporary as a busy status. Each of these requests
/// may be sent twice without harm.
/// </summary>
internal static class Retries
{
    /// <param name="clock">Tells the delays.</param>
    /// <returns>4 attempts in all, with delays of 200, 400 and 800 ms between them</returns>
    public static ResiliencePipeline<HttpResponseMessage> Create(TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(
                new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = 3,
                    Delay = TimeSpan.FromMilliseconds(200),
                    BackoffType = DelayBackoffType.Exponential,
                    ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                        .Handle<HttpRequestException>()
                        .HandleResult(static answer =>
                            answer.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
                        ),
                }
            )
            .Build();
}
