using System.Text.Json;
using Polly;
using ScreenPop.Deployment.Aws;
using ScreenPop.Deployment.Events;
using ScreenPop.LambdaHost;
using ScreenPop.LambdaHost.Logging;

namespace ScreenPop.Deployment;

/// <summary>
/// Handles CloudFormation's requests and always reports the result. Without a report, the stack waits until its timeout.
/// </summary>
internal sealed class DeploymentHandler(
    IReadOnlyDictionary<string, ICustomResource> resources,
    HttpClient http,
    JsonLogger log,
    TimeProvider clock
)
{
    /// <summary>Time reserved for reporting a timeout to CloudFormation.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private readonly ResiliencePipeline<HttpResponseMessage> retries = Retries.Create(clock);

    public async Task<ResourceResponse> HandleAsync(
        ResourceRequest request,
        InvocationContext context,
        CancellationToken cancellationToken
    )
    {
        var response = await ApplyAsync(request, context, cancellationToken).ConfigureAwait(false);
        await TellAsync(request.ResponseUrl, response, cancellationToken).ConfigureAwait(false);
        return response;
    }

    /// <summary>The presigned URL's signature has no content type, so the body must not have one.</summary>
    private async Task TellAsync(Uri address, ResourceResponse response, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(response, DeploymentJson.Default.ResourceResponse);
        using var answer = await retries
            .ExecuteAsync(
                async token =>
                {
                    using var body = new ByteArrayContent(json);
                    return await http.PutAsync(address, body, token).ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<ResourceResponse> ApplyAsync(
        ResourceRequest request,
        InvocationContext context,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var left = context.TimeLeft(clock) - Margin;
        limit.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        try
        {
            if (!resources.TryGetValue(request.ResourceType, out var resource))
            {
                throw new ArgumentException(
                    $"This function creates {string.Join(", ", resources.Keys)}, and not {request.ResourceType}."
                );
            }

            var physicalId = request.PhysicalResourceId;
            if (request.RequestType != "Delete")
            {
                physicalId = await resource.ApplyAsync(request, limit.Token).ConfigureAwait(false);
            }
            else
            {
                await resource.DeleteAsync(request, limit.Token).ConfigureAwait(false);
            }

            log.Done(request.RequestType, request.LogicalResourceId, request.ResourceType, physicalId ?? "");
            return ResourceResponse.Success(request, physicalId ?? ResourceResponse.NeverMade);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var reason = e is OperationCanceledException ? "It took longer than the function's time limit." : e.Message;
            log.Failed(request.RequestType, request.LogicalResourceId, request.ResourceType, reason, e);
            return ResourceResponse.Failure(request, reason);
        }
    }
}
