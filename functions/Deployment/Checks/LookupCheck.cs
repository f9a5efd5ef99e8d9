using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.Deployment.Aws;
using ScreenPop.LambdaHost;
using ScreenPop.LambdaHost.Logging;

namespace ScreenPop.Deployment.Checks;

/// <summary>
/// Makes a sample lookup. CodeDeploy requests one of a new version before callers reach it, and a schedule requests one of the
/// version that callers reach. The event has no contact id and a number that no customer has, so it leaves no trace in the
/// history.
/// </summary>
/// <param name="environment">
/// Returns the region. <c>AWS_ENDPOINT_URL_LAMBDA</c> and <c>…_CODEDEPLOY</c> override the endpoints.
/// </param>
internal sealed class LookupCheck(AwsHttp aws, CheckSettings settings, Func<string, string?> environment, JsonLogger log)
{
    private const string Nobody = "+14155550199";

    /// <exception cref="InvalidOperationException">
    /// The lookup that callers reach is wrong. The method reports a failed hook to CodeDeploy instead, which keeps the former
    /// version.
    /// </exception>
    public async Task<CheckResult> HandleAsync(
        CheckRequest request,
        InvocationContext context,
        CancellationToken cancellationToken
    )
    {
        if (request is { DeploymentId: { } deployment, LifecycleEventHookExecutionId: { } hook })
        {
            var tried = await TryAsync(settings.Version, cancellationToken).ConfigureAwait(false);
            await TellAsync(new HookStatus(deployment, hook, tried.IsRight ? "Succeeded" : "Failed"), cancellationToken)
                .ConfigureAwait(false);
            return new CheckResult(tried.Status);
        }

        var (isRight, status) = await TryAsync(settings.Alias, cancellationToken).ConfigureAwait(false);
        return isRight ? new CheckResult(status) : throw new InvalidOperationException($"The lookup answers {status}.");
    }

    private async Task<(bool IsRight, string Status)> TryAsync(string target, CancellationToken cancellationToken)
    {
        string answer;
        try
        {
            answer = await InvokeAsync(target, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception refused) when (refused is AwsException or HttpRequestException)
        {
            log.LookupWrong(target, refused.Message);
            return (false, "nothing");
        }

        // A function that crashed answers with errorType and errorMessage.
        var status = Status(answer);
        if (status is null or "error")
        {
            log.LookupWrong(target, answer);
            return (false, status ?? "nothing");
        }

        log.LookupFine(target, status);
        return (true, status);
    }

    private static string? Status(string answer)
    {
        try
        {
            return JsonNode.Parse(answer) is JsonObject map && map["lookupStatus"] is JsonValue value ? value.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<string> InvokeAsync(string target, CancellationToken cancellationToken)
    {
        // arn:aws:lambda:REGION:ACCOUNT:function:NAME:QUALIFIER
        var parts = target.Split(':');
        var payload = Event();
        var answer = await aws.SendAsync(
                "lambda",
                () =>
                    new HttpRequestMessage(
                        HttpMethod.Post,
                        $"{Endpoint("lambda")}/2015-03-31/functions/{parts[6]}/invocations?Qualifier={Uri.EscapeDataString(parts[7])}"
                    )
                    {
                        Content = new ByteArrayContent(payload),
                    },
                payload,
                cancellationToken
            )
            .ConfigureAwait(false);
        return System.Text.Encoding.UTF8.GetString(answer.Body);
    }

    private async Task TellAsync(HookStatus status, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(status, DeploymentJson.Default.HookStatus);
        await aws.SendAsync(
                "codedeploy",
                () =>
                {
                    var request = new HttpRequestMessage(HttpMethod.Post, $"{Endpoint("codedeploy")}/")
                    {
                        Content = new ByteArrayContent(body),
                    };
                    request.Content.Headers.ContentType = new("application/x-amz-json-1.1");
                    request.Headers.Add("X-Amz-Target", "CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus");
                    return request;
                },
                body,
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private byte[] Event() =>
        JsonSerializer.SerializeToUtf8Bytes<JsonNode>(
            new JsonObject
            {
                ["Name"] = "ContactFlowEvent",
                ["Details"] = new JsonObject
                {
                    ["ContactData"] = new JsonObject
                    {
                        ["Attributes"] = new JsonObject(),
                        ["Channel"] = "VOICE",
                        ["CustomerEndpoint"] = new JsonObject { ["Address"] = Nobody, ["Type"] = "TELEPHONE_NUMBER" },
                        ["InitiationMethod"] = "INBOUND",
                        ["InstanceARN"] = settings.Instance,
                        ["SystemEndpoint"] = null,
                    },
                    ["Parameters"] = new JsonObject(),
                },
            },
            DeploymentJson.Default.JsonNode
        );

    private string Endpoint(string service) =>
        environment($"AWS_ENDPOINT_URL_{service.ToUpperInvariant()}") is { Length: > 0 } given
            ? given.TrimEnd('/')
            : $"https://{service}.{environment("AWS_REGION")}.amazonaws.com";
}
