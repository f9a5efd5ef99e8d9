using System.Net;
using Polly;
using Polly.Retry;

namespace ScreenPop.Deployment.Aws;

/// <summary>
/// Retries of requests that do not use an SDK. A broken connection is as transient as a busy status. Each of these requests is
/// idempotent.
/// </summary>
internal static class Retries
{
    /// <param name="clock">The clock of the delays.</param>
    /// <returns>A pipeline with 3 retries after delays of 200, 400 and 800 ms.</returns>
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

    /// <summary>
    /// The same, and a denied request is sent again: IAM takes seconds, seldom a minute, to see a policy that CloudFormation has
    /// just put.
    /// </summary>
    /// <param name="clock">Tells the delays.</param>
    /// <returns>6 attempts more after a denial, with delays of 1, 2, 4, 8, 16 and 32 s.</returns>
    public static ResiliencePipeline<HttpResponseMessage> WhileDenied(TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(
                new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = 6,
                    Delay = TimeSpan.FromSeconds(1),
                    BackoffType = DelayBackoffType.Exponential,
                    ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(static answer =>
                        answer.StatusCode is HttpStatusCode.Forbidden
                    ),
                }
            )
            .AddPipeline(Create(clock))
            .Build();
}
