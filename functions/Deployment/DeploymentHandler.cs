using System.Text.Json;
using ScreenPop.Deployment.Events;
using ScreenPop.LambdaHost;
using ScreenPop.LambdaHost.Logging;

namespace ScreenPop.Deployment;

/// <summary>
/// Does what CloudFormation asks and always tells it how it went: a stack that hears nothing waits until its time limit.
/// </summary>
internal sealed class DeploymentHandler(IReadOnlyDictionary<string, ICustomResource> resources, HttpClient http, JsonLogger log)
{
    /// <summary>Time kept back for telling CloudFormation that the work took too long.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private const int Attempts = 3;

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

    /// <summary>The presigned address is signed for no content type, which a body without one has.</summary>
    private async Task TellAsync(Uri address, ResourceResponse response, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(response, DeploymentJson.Default.ResourceResponse);
        for (var attempt = 1; ; attempt++)
        {
            using var body = new ByteArrayContent(json);
            using var answer = await http.PutAsync(address, body, cancellationToken).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode || attempt == Attempts)
            {
                answer.EnsureSuccessStatusCode();
                return;
            }
        }
    }

    private async Task<ResourceResponse> ApplyAsync(
        ResourceRequest request,
        InvocationContext context,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Later(context.Deadline - DateTimeOffset.UtcNow - Margin));
        try
        {
            if (!resources.TryGetValue(request.ResourceType, out var resource))
            {
                throw new ArgumentException(
                    $"This function makes {string.Join(" and ", resources.Keys)}, not {request.ResourceType}."
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

    private static TimeSpan Later(TimeSpan left) =>
        left < TimeSpan.Zero ? TimeSpan.Zero
        : left > TimeSpan.FromMinutes(15) ? TimeSpan.FromMinutes(15)
        : left;
}
