using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScreenPop.Deployment.Aws;

namespace ScreenPop.Deployment.Numbers;

/// <summary>Reads and sets the flow of a phone number through Amazon Connect's REST API of 2017-08-08.</summary>
/// <param name="environment"><c>AWS_ENDPOINT_URL_CONNECT</c> overrides the endpoint.</param>
internal sealed class PhoneNumbers(AwsHttp aws, Func<string, string?> environment)
{
    /// <summary>
    /// The ARN of the flow that answers the number; null for none. It uses ListFlowAssociations, whose permission covers one
    /// instance. The permission of BatchGetFlowAssociation would cover every number of the account.
    /// </summary>
    public async Task<string?> FindFlowAsync(string instanceArn, string phoneNumberArn, CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = next is null ? "" : $"&nextToken={Uri.EscapeDataString(next)}";
            var answer = await SendAsync(
                    HttpMethod.Get,
                    $"flow-associations-summary/{IdOf(instanceArn)}?ResourceType=VOICE_PHONE_NUMBER&maxResults=1000{page}",
                    [],
                    cancellationToken
                )
                .ConfigureAwait(false);
            var associations = JsonSerializer.Deserialize(answer.Body, DeploymentJson.Default.FlowAssociations);
            if (associations?.FlowAssociationSummaryList?.FirstOrDefault(one => one.ResourceId == phoneNumberArn) is { } found)
            {
                return found.FlowId;
            }

            next = associations?.NextToken;
        } while (!string.IsNullOrEmpty(next));

        return null;
    }

    /// <summary>Assigns the number to a flow.</summary>
    /// <returns>False when the flow does not exist.</returns>
    public async Task<bool> AssociateAsync(
        string instanceArn,
        string phoneNumberId,
        string flowArn,
        CancellationToken cancellationToken
    )
    {
        var choice = JsonSerializer.SerializeToUtf8Bytes(
            new FlowChoice(IdOf(instanceArn), IdOf(flowArn)),
            DeploymentJson.Default.FlowChoice
        );
        var answer = await SendAsync(
                HttpMethod.Put,
                $"phone-number/{phoneNumberId}/contact-flow",
                choice,
                cancellationToken,
                HttpStatusCode.NotFound
            )
            .ConfigureAwait(false);
        return answer.Status is not HttpStatusCode.NotFound;
    }

    /// <summary>Takes the number away from its flow; does nothing when the number no longer exists.</summary>
    public Task DisassociateAsync(string instanceArn, string phoneNumberId, CancellationToken cancellationToken) =>
        SendAsync(
            HttpMethod.Delete,
            $"phone-number/{phoneNumberId}/contact-flow?instanceId={IdOf(instanceArn)}",
            [],
            cancellationToken,
            HttpStatusCode.NotFound
        );

    /// <summary>The last part of an ARN; an id stays as it is.</summary>
    public static string IdOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private Task<AwsAnswer> SendAsync(
        HttpMethod method,
        string path,
        byte[] body,
        CancellationToken cancellationToken,
        params HttpStatusCode[] accepted
    )
    {
        var endpoint = environment("AWS_ENDPOINT_URL_CONNECT") is { Length: > 0 } given
            ? given.TrimEnd('/')
            : $"https://connect.{environment("AWS_REGION")}.amazonaws.com";
        return aws.SendAsync(
            "connect",
            () =>
            {
                var request = new HttpRequestMessage(method, $"{endpoint}/{path}");
                if (body.Length > 0)
                {
                    request.Content = new ByteArrayContent(body);
                    request.Content.Headers.ContentType = new("application/json");
                }

                return request;
            },
            body,
            cancellationToken,
            accepted
        );
    }
}

/// <summary>Body of AssociatePhoneNumberContactFlow.</summary>
internal sealed record FlowChoice(string InstanceId, string ContactFlowId);

/// <summary>One page of ListFlowAssociations.</summary>
internal sealed record FlowAssociations(
    [property: JsonPropertyName("FlowAssociationSummaryList")] IReadOnlyList<FlowAssociation>? FlowAssociationSummaryList,
    [property: JsonPropertyName("NextToken")] string? NextToken
);

/// <param name="FlowId">The ARN of the flow.</param>
internal sealed record FlowAssociation(string? ResourceId, string? FlowId);
