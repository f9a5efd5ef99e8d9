using System.Net;
using Polly;
using Polly.Retry;

namespace ScreenPop.Deployment.Aws;

/// <summary>
/// Retries of requests that do not use an SDK. A broken connection counts as transient, like a busy status. Each of these
/// requests is idempotent.
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
    /// As <see cref="Create"/>, with retries of denied requests. IAM takes seconds, seldom a minute, to apply a policy that
    /// CloudFormation has just put.
    /// </summary>
    /// <param name="clock">The clock of the delays.</param>
    /// <returns>A pipeline with 6 retries after a denial, with delays of 1, 2, 4, 8, 16 and 32 s.</returns>
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
