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
            : request.RequestUri!.Host.StartsWith("lambda.", StringComparison.Ordinal) ? Lambda(request.RequestUri)
            : request.RequestUri.Host.StartsWith("codedeploy.", StringComparison.Ordinal) ? CodeDeploy(request, body)
            : IsS3(request) ? S3(request, body)
            : Connect(request, body);
    }

    /// <summary>The answers of functions, by name and qualifier.</summary>
    public Dictionary<string, string> Functions { get; } = [];

    private HttpResponseMessage Lambda(Uri address) =>
        address.AbsolutePath.Split('/') is ["", "2015-03-31", "functions", var name, "invocations"]
        && Functions.TryGetValue($"{name}{address.Query}", out var answer)
            ? Answer(HttpStatusCode.OK, answer)
            : Answer(HttpStatusCode.NotFound, "ResourceNotFoundException");

    private HttpResponseMessage CodeDeploy(HttpRequestMessage request, byte[] body)
    {
        Assert.Equal(
            "CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus",
            Assert.Single(request.Headers.GetValues("X-Amz-Target"))
        );
        Told.Add(JsonNode.Parse(body)!);
        return Answer(HttpStatusCode.OK, "{}");
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
        if (path[1] == "flow-associations-summary")
        {
            Assert.Contains("ResourceType=VOICE_PHONE_NUMBER", request.RequestUri.Query, StringComparison.Ordinal);
            return Answer(HttpStatusCode.OK, JsonSerializer.Serialize(Page(request.RequestUri.Query)));
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

    /// <summary>A page of one number, for an instance with several pages.</summary>
    private object Page(string query)
    {
        var at = query.Split("nextToken=") is [_, var token]
            ? int.Parse(token, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        return new
        {
            FlowAssociationSummaryList = Numbers
                .Skip(at)
                .Take(1)
                .Select(number => new
                {
                    ResourceId = $"arn:aws:connect:us-east-1:111122223333:phone-number/{number.Key}",
                    FlowId = $"{Instance}/contact-flow/{number.Value}",
                    ResourceType = "VOICE_PHONE_NUMBER",
                }),
            NextToken = at + 1 < Numbers.Count ? $"{at + 1}" : null,
        };
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body = "") =>
        new(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };

    internal sealed record StoredObject(byte[] Content, string ContentType, string CacheControl)
    {
        public string Text => Encoding.UTF8.GetString(Content);
    }
}
