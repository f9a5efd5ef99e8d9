using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ScreenPop.Deployment.Aws;
using ScreenPop.Deployment.Events;
using ScreenPop.Deployment.Numbers;
using ScreenPop.LambdaHost.Logging;
using NumbersOfConnect = ScreenPop.Deployment.Numbers.PhoneNumbers;

namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>
/// <c>Custom::NumberOfFlow</c> with the deployed code. The local instance answers each request that the function's role allows at
/// that moment.
/// </summary>
internal sealed class NumberResource(LocalInstance instance, LocalRoles roles)
{
    public Task<DeployedResource> ApplyAsync(
        string kind,
        DeployedResource resource,
        string? physicalId,
        string role,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            kind,
            resource,
            physicalId,
            role,
            async (number, request) => resource with { Reference = await number.ApplyAsync(request, cancellationToken) }
        );

    public Task<DeployedResource> DeleteAsync(DeployedResource resource, string role, CancellationToken cancellationToken) =>
        SendAsync(
            "Delete",
            resource,
            resource.Reference,
            role,
            async (number, request) =>
            {
                await number.DeleteAsync(request, cancellationToken);
                return resource;
            }
        );

    private async Task<DeployedResource> SendAsync(
        string kind,
        DeployedResource resource,
        string? physicalId,
        string role,
        Func<NumberOfFlow, ResourceRequest, Task<DeployedResource>> work
    )
    {
        using var http = new HttpClient(new Connect(instance, roles, role));
        var clock = new Hurry();
        var aws = new AwsHttp(http, Environment, clock);
        var number = new NumberOfFlow(
            new NumbersOfConnect(aws, Environment),
            new JsonLogger(LineWriter.StandardOutput, LogLevel.None, clock)
        );
        try
        {
            return await work(number, Request(kind, resource, physicalId));
        }
        catch (Exception failed) when (failed is AwsException or InvalidOperationException or ArgumentException)
        {
            throw new ServiceRefusalException("FAILED", failed.Message);
        }
    }

    public static ResourceRequest Request(string kind, DeployedResource resource, string? physicalId) =>
        new()
        {
            RequestType = kind,
            ResponseUrl = new Uri("https://cloudformation-response.example.test/answer"),
            StackId = "stack",
            RequestId = "request",
            LogicalResourceId = resource.LogicalId,
            ResourceType = resource.Type,
            PhysicalResourceId = physicalId,
            ResourceProperties = resource.Properties.ToDictionary(
                property => property.Key,
                property => property.Value!.ToString()
            ),
        };

    /// <summary>A clock on which no delay takes any time.</summary>
    private sealed class Hurry : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    private static string? Environment(string name) =>
        name switch
        {
            "AWS_REGION" => "us-east-1",
            "AWS_ACCESS_KEY_ID" => "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY" => "example",
            _ => null,
        };

    /// <summary>
    /// Authorises by the Service Authorization Reference: the batch request on every number, the others on the number and the
    /// flow, each with the instance as a condition key.
    /// </summary>
    private sealed class Connect(LocalInstance instance, LocalRoles roles, string role) : HttpMessageHandler
    {
        private const string Numbers = $"arn:aws:connect:us-east-1:{LocalAccount.Id}:phone-number/";

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var path = request.RequestUri!.AbsolutePath.Split('/');
            var body = request.Content is null
                ? null
                : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
            return (request.Method.Method, path[1]) switch
            {
                ("POST", "flow-associations-batch") => Find((string)body!["ResourceIds"]![0]!),
                ("GET", "flow-associations-summary") => List(),
                ("PUT", "phone-number") => Associate(path[2], (string)body!["ContactFlowId"]!),
                ("DELETE", "phone-number") => Disassociate(path[2]),
                _ => Answer(HttpStatusCode.NotFound, "UnknownOperationException"),
            };
        }

        private HttpResponseMessage Find(string number) =>
            !Allows("BatchGetFlowAssociation", $"{Numbers}*")
                ? Denied()
                : Answer(
                    HttpStatusCode.OK,
                    Associations(instance.Numbers.Where(pair => number.EndsWith(pair.Key, StringComparison.Ordinal)))
                );

        private HttpResponseMessage List() =>
            !Allows("ListFlowAssociations", LocalAccount.InstanceArn)
                ? Denied()
                : Answer(HttpStatusCode.OK, Associations(instance.Numbers));

        private HttpResponseMessage Associate(string number, string flow)
        {
            if (
                !Allows("AssociatePhoneNumberContactFlow", Numbers + number)
                || !Allows("AssociatePhoneNumberContactFlow", $"{LocalAccount.InstanceArn}/contact-flow/{flow}")
            )
            {
                return Denied();
            }

            if (!instance.HasFlow(flow))
            {
                return Answer(HttpStatusCode.NotFound, "ResourceNotFoundException");
            }

            instance.Numbers[number] = flow;
            return Answer(HttpStatusCode.OK, "");
        }

        private HttpResponseMessage Disassociate(string number)
        {
            if (!Allows("DisassociatePhoneNumberContactFlow", Numbers + number))
            {
                return Denied();
            }

            instance.Numbers.Remove(number);
            return Answer(HttpStatusCode.OK, "");
        }

        private bool Allows(string action, string resource) =>
            roles.Allows(
                role,
                $"connect:{action}",
                resource,
                ("connect:InstanceId", LocalAccount.InstanceArn[(LocalAccount.InstanceArn.LastIndexOf('/') + 1)..])
            );

        private static string Associations(IEnumerable<KeyValuePair<string, string>> numbers) =>
            JsonSerializer.Serialize(
                new
                {
                    FlowAssociationSummaryList = numbers.Select(pair => new
                    {
                        ResourceId = Numbers + pair.Key,
                        FlowId = $"{LocalAccount.InstanceArn}/contact-flow/{pair.Value}",
                        ResourceType = "VOICE_PHONE_NUMBER",
                    }),
                }
            );

        private static HttpResponseMessage Denied() => Answer(HttpStatusCode.Forbidden, "AccessDeniedException");

        private static HttpResponseMessage Answer(HttpStatusCode status, string body) =>
            new(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
    }
}
