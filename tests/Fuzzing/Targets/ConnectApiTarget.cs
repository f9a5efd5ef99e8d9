using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScreenPop.ConnectApi;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Tests.Driver;
using ScreenPop.Contacts;

namespace ScreenPop.Fuzzing.Targets;

/// <summary>A request to the simulated Amazon Connect API: a line with method, path and query, then the body.</summary>
internal sealed class ConnectApiTarget : FuzzTarget, IDisposable
{
    private const string Instance = "22222222-2222-4222-8222-222222222222";

    /// <summary>Contacts and flows accumulate, so the target starts again after this many requests.</summary>
    private const int RequestsOfAnInstance = 300;

    private ContactCenter? center;
    private WebApplication? web;
    private List<(RouteEndpoint Endpoint, TemplateMatcher Path)> routes = [];
    private int requests;

    public override string Name => "connect-api";

    internal override IReadOnlyList<byte[]> Seeds { get; } =
        Examples.Texts(
            $"PUT /contact/outbound-voice\n{{\"InstanceId\":\"{Instance}\",\"ContactFlowId\":\"inbound\",\"DestinationPhoneNumber\":\"+14155550100\",\"QueueId\":\"support\",\"Attributes\":{{\"a\":\"b\"}}}}",
            $"PUT /contact/chat\n{{\"InstanceId\":\"{Instance}\",\"ContactFlowId\":\"inbound\",\"ParticipantDetails\":{{\"DisplayName\":\"Jane\"}},\"InitialMessage\":{{\"ContentType\":\"text/plain\",\"Content\":\"Hello\"}}}}",
            $"PUT /contact/task\n{{\"InstanceId\":\"{Instance}\",\"ContactFlowId\":\"inbound\",\"Name\":\"Call back\",\"References\":{{\"a\":{{\"Value\":\"x\",\"Type\":\"URL\"}}}},\"ScheduledTime\":1}}",
            $"POST /contact/stop\n{{\"InstanceId\":\"{Instance}\",\"ContactId\":\"CONTACT\"}}",
            $"GET /contacts/{Instance}/CONTACT\n",
            $"GET /contact/attributes/{Instance}/CONTACT\n",
            $"POST /contact/attributes\n{{\"InstanceId\":\"{Instance}\",\"InitialContactId\":\"CONTACT\",\"Attributes\":{{\"a\":\"b\"}}}}",
            $"POST /contact/transfer\n{{\"InstanceId\":\"{Instance}\",\"ContactId\":\"CONTACT\",\"ContactFlowId\":\"inbound\",\"QueueId\":\"support\"}}",
            $"GET /contact-flows-summary/{Instance}?contactFlowTypes=CONTACT_FLOW&maxResults=5&nextToken=0\n",
            $"GET /contact-flows/{Instance}/inbound\n",
            $"PUT /contact-flows/{Instance}\n{{\"Name\":\"New\",\"Type\":\"CONTACT_FLOW\",\"Content\":\"{{\\\"Version\\\":\\\"2019-10-30\\\"}}\",\"Status\":\"SAVED\",\"Tags\":{{}}}}",
            $"POST /contact-flows/{Instance}/inbound/content\n{{\"Content\":\"{{\\\"Version\\\":\\\"2019-10-30\\\"}}\"}}",
            $"GET /queues-summary/{Instance}?queueTypes=STANDARD&maxResults=1\n",
            $"GET /users-summary/{Instance}\n",
            "POST /phone-number/list\n{\"TargetArn\":\"x\",\"MaxResults\":1,\"NextToken\":\"1\",\"PhoneNumberPrefix\":\"+1\"}",
            $"PUT /phone-number/number-1/contact-flow\n{{\"InstanceId\":\"{Instance}\",\"ContactFlowId\":\"inbound\"}}",
            $"PUT /instance/{Instance}/lambda-function\n{{\"FunctionArn\":\"arn:aws:lambda:us-east-1:111122223333:function:x\"}}",
            $"GET /instance/{Instance}/lambda-functions?maxResults=1\n",
            $"PUT /instance/{Instance}/approved-origin\n{{\"Origin\":\"http://localhost:5180\"}}",
            $"GET /instance/{Instance}/approved-origins\n"
        );

    public override async ValueTask RunAsync(byte[] input)
    {
        if (requests++ % RequestsOfAnInstance == 0)
        {
            await OpenAsync().ConfigureAwait(false);
        }

        var text = Encoding
            .UTF8.GetString(input)
            .Replace("CONTACT", center!.State.Contacts.Keys.First(), StringComparison.Ordinal);
        var (line, body) = text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0
            ? (text[..end], text[(end + 1)..])
            : (text, "");
        var words = line.Split(' ', 2);
        if (words.Length < 2 || !words[1].StartsWith('/'))
        {
            return;
        }

        var target = words[1].Split('?', 2);
        var values = new RouteValueDictionary();
        var route = routes.Find(known =>
            known.Endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains(words[0])
            && known.Path.TryMatch(target[0], values)
        );
        if (route.Endpoint is not null)
        {
            await AskAsync(route.Endpoint, values, target.Length > 1 ? "?" + target[1] : "", body).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        center?.Dispose();
        ((IDisposable?)web)?.Dispose();
    }

    private async Task AskAsync(RouteEndpoint endpoint, RouteValueDictionary values, string query, string body)
    {
        using var answer = new MemoryStream();
        var bytes = Encoding.UTF8.GetBytes(body);
        var http = new DefaultHttpContext { RequestServices = web!.Services };
        http.Request.RouteValues = values;
        http.Request.QueryString = new QueryString(query);
        http.Request.Body = new MemoryStream(bytes);
        http.Request.ContentLength = bytes.Length;
        http.Response.Body = answer;
        await endpoint.RequestDelegate!(http).ConfigureAwait(false);
        Require(http.Response.StatusCode < StatusCodes.Status500InternalServerError, $"It answered {http.Response.StatusCode}.");
        JsonElement.Parse(answer.ToArray());
    }

    private async Task OpenAsync()
    {
        center?.Dispose();
        if (web is not null)
        {
            await web.DisposeAsync().ConfigureAwait(false);
        }

        center = new ContactCenter(ContactCenterOptions.Sample);
        center.CreateContact(new NewContact());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(center);
        builder.Services.AddSingleton<IInstanceResources>(new MemoryResources(center));
        web = builder.Build();
        web.MapConnectApi();
        routes =
        [
            .. ((IEndpointRouteBuilder)web)
                .DataSources.SelectMany(source => source.Endpoints)
                .OfType<RouteEndpoint>()
                .Select(endpoint =>
                    (
                        endpoint,
                        new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!), new RouteValueDictionary())
                    )
                ),
        ];
    }
}
