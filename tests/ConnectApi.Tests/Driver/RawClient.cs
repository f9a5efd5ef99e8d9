using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ScreenPop.ConnectApi.Tests.Driver;

/// <summary>Speaks the wire format by hand: method, path and query as the service's published model gives them.</summary>
internal sealed class RawClient(Uri address) : IConnectClient, IDisposable
{
    private static readonly Dictionary<string, string> Requests = new()
    {
        ["StartOutboundVoiceContact"] = "PUT /contact/outbound-voice",
        ["StartChatContact"] = "PUT /contact/chat",
        ["StartTaskContact"] = "PUT /contact/task",
        ["StopContact"] = "POST /contact/stop",
        ["DescribeContact"] = "GET /contacts/{InstanceId}/{ContactId}",
        ["GetContactAttributes"] = "GET /contact/attributes/{InstanceId}/{InitialContactId}",
        ["UpdateContactAttributes"] = "POST /contact/attributes",
        ["TransferContact"] = "POST /contact/transfer",
        ["ListContactFlows"] = "GET /contact-flows-summary/{InstanceId}",
        ["DescribeContactFlow"] = "GET /contact-flows/{InstanceId}/{ContactFlowId}",
        ["CreateContactFlow"] = "PUT /contact-flows/{InstanceId}",
        ["UpdateContactFlowContent"] = "POST /contact-flows/{InstanceId}/{ContactFlowId}/content",
        ["ListQueues"] = "GET /queues-summary/{InstanceId}",
        ["ListUsers"] = "GET /users-summary/{InstanceId}",
        ["ListPhoneNumbersV2"] = "POST /phone-number/list",
        ["AssociatePhoneNumberContactFlow"] = "PUT /phone-number/{PhoneNumberId}/contact-flow",
        ["AssociateLambdaFunction"] = "PUT /instance/{InstanceId}/lambda-function",
        ["ListLambdaFunctions"] = "GET /instance/{InstanceId}/lambda-functions",
        ["AssociateApprovedOrigin"] = "PUT /instance/{InstanceId}/approved-origin",
        ["ListApprovedOrigins"] = "GET /instance/{InstanceId}/approved-origins",
        ["DeleteQueue"] = "DELETE /queues/{InstanceId}/{QueueId}",
    };

    private readonly HttpClient http = new() { BaseAddress = address };

    public async Task<ApiAnswer> CallAsync(string operation, JsonObject members)
    {
        var (method, path) = Requests[operation].Split(' ') is [var verb, var template]
            ? (verb, template)
            : throw new InvalidOperationException(operation);
        var body = new JsonObject();
        var query = new List<string>();
        foreach (var (name, value) in members)
        {
            if (path.Contains($"{{{name}}}", StringComparison.Ordinal))
            {
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value!.ToString()), StringComparison.Ordinal);
            }
            else if (method == "GET")
            {
                var parameter = char.ToLowerInvariant(name[0]) + name[1..];
                query.AddRange(
                    (value as JsonArray ?? [value!.DeepClone()]).Select(item =>
                        $"{parameter}={Uri.EscapeDataString(item!.ToString())}"
                    )
                );
            }
            else
            {
                body[name] = value?.DeepClone();
            }
        }

        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            query.Count == 0 ? path : $"{path}?{string.Join('&', query)}"
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", "Credential=local");
        request.Content = method == "GET" ? null : JsonContent.Create(body);
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>() ?? [];
        return new ApiAnswer(
            answer,
            response.IsSuccessStatusCode ? null : response.Headers.GetValues("x-amzn-ErrorType").Single()
        );
    }

    public void Dispose() => http.Dispose();
}
