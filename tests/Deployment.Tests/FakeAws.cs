using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScreenPop.Deployment.Tests;

/// <summary>
/// The parts of S3, Amazon Connect and CloudFormation that the deployment uses. It refuses unsigned and unknown requests.
/// </summary>
internal sealed class FakeAws : HttpMessageHandler
{
    public const string Instance = "arn:aws:connect:us-east-1:111122223333:instance/22222222-2222-4222-8222-222222222222";

    public Dictionary<string, StoredObject> Objects { get; } = [];

    /// <summary>The flow of each number, by their ids.</summary>
    public Dictionary<string, string> Numbers { get; } = [];

    public HashSet<string> Flows { get; } = [];

    /// <summary>The reports to CloudFormation.</summary>
    public List<JsonNode> Told { get; } = [];

    public List<string> Puts { get; } = [];

    /// <summary>Status codes to answer with before the request is handled; null breaks the connection.</summary>
    public Queue<HttpStatusCode?> Failures { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        if (Failures.TryDequeue(out var failure))
        {
            return failure is { } status
                ? Answer(status, IsS3(request) ? $"<Error><Code>{status}</Code><Message>as asked</Message></Error>" : "as asked")
                : throw new HttpRequestException("The connection was reset.", new IOException());
        }

        if (request.RequestUri!.Host == "cloudformation-response.example.test")
        {
            Told.Add(JsonNode.Parse(body)!);
            return Answer(HttpStatusCode.OK);
        }

        return !request.Headers.Contains("Authorization") ? Answer(HttpStatusCode.Forbidden, "no signature")
            : IsS3(request) ? S3(request, body)
            : Connect(request, body);
    }

    private static bool IsS3(HttpRequestMessage request) =>
        request.RequestUri!.Host.EndsWith(".s3.us-east-1.amazonaws.com", StringComparison.Ordinal);

    private HttpResponseMessage S3(HttpRequestMessage request, byte[] body)
    {
        var key = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath[1..]);
        switch (request.Method.Method)
        {
            case "PUT":
                Puts.Add(key);
                Objects[key] = new StoredObject(
                    body,
                    request.Content!.Headers.ContentType!.ToString(),
                    request.Headers.CacheControl!.ToString()
                );
                return Answer(HttpStatusCode.OK);
            case "DELETE":
                Objects.Remove(key);
                return Answer(HttpStatusCode.NoContent);
            default:
                return Objects.TryGetValue(key, out var found)
                    ? Answer(HttpStatusCode.OK, found.Text)
                    : Answer(HttpStatusCode.NotFound, "NoSuchKey");
        }
    }

    private HttpResponseMessage Connect(HttpRequestMessage request, byte[] body)
    {
        var path = request.RequestUri!.AbsolutePath.Split('/');
        if (path[1] == "flow-associations-batch")
        {
            var arn = (string)JsonNode.Parse(body)!["ResourceIds"]![0]!;
            var list = Numbers.TryGetValue(arn[(arn.LastIndexOf('/') + 1)..], out var flow)
                ? new[]
                {
                    new
                    {
                        ResourceId = arn,
                        FlowId = $"{Instance}/contact-flow/{flow}",
                        ResourceType = "VOICE_PHONE_NUMBER",
                    },
                }
                : [];
            return Answer(HttpStatusCode.OK, JsonSerializer.Serialize(new { FlowAssociationSummaryList = list }));
        }

        if (request.Method == HttpMethod.Delete)
        {
            Assert.Equal("?instanceId=22222222-2222-4222-8222-222222222222", request.RequestUri.Query);
            return Answer(Numbers.Remove(path[2]) ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        }

        var chosen = (string)JsonNode.Parse(body)!["ContactFlowId"]!;
        if (!Flows.Contains(chosen))
        {
            return Answer(HttpStatusCode.NotFound, "ResourceNotFoundException");
        }

        Numbers[path[2]] = chosen;
        return Answer(HttpStatusCode.OK);
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body = "") =>
        new(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };

    internal sealed record StoredObject(byte[] Content, string ContentType, string CacheControl)
    {
        public string Text => Encoding.UTF8.GetString(Content);
    }
}
