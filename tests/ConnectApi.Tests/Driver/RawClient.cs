using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Model;

namespace ScreenPop.ConnectApi.Tests.Driver;

/// <summary>
/// Sends raw requests, with method, path and query from the service's published model. It compares every answer and every error
/// with that model.
/// </summary>
internal sealed class RawClient(Uri address) : IConnectClient, IDisposable
{
    /// <summary>Operations of the service that are not served here.</summary>
    private static readonly Dictionary<string, string> Unserved = new()
    {
        ["DeleteQueue"] = "DELETE /queues/{InstanceId}/{QueueId}",
        ["DeletePrompt"] = "DELETE /prompts/{InstanceId}/{PromptId}",
        ["DeleteInstance"] = "DELETE /instance/{InstanceId}",
    };

    private readonly HttpClient http = new() { BaseAddress = address };

    /// <summary>The operations that have answered without an error.</summary>
    public HashSet<string> Answered { get; } = new(StringComparer.Ordinal);

    public async Task<ApiAnswer> CallAsync(string operation, JsonObject members)
    {
        var known = ServiceModel.Operations.GetValueOrDefault(operation);
        using var request = RequestFor(known, Unserved.GetValueOrDefault(operation) ?? $"{known!.Method} {known.Path}", members);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken) ?? [];
        var error = response.IsSuccessStatusCode ? null : response.Headers.GetValues("x-amzn-ErrorType").Single();
        Conformance.Check(operation, (int)response.StatusCode, error, answer);
        if (error is null)
        {
            Answered.Add(operation);
        }

        return new ApiAnswer(answer, error);
    }

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage RequestFor(ServiceOperation? operation, string line, JsonObject members)
    {
        var (method, path) = line.Split(' ') is [var verb, var template] ? (verb, template) : throw new FormatException(line);
        var body = new JsonObject();
        var query = new List<string>();
        foreach (var (name, value) in members)
        {
            if (path.Contains($"{{{name}}}", StringComparison.Ordinal))
            {
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value!.ToString()), StringComparison.Ordinal);
            }
            else if (operation?.Input.Find(name)?.Query is { } parameter)
            {
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

        var request = new HttpRequestMessage(
            new HttpMethod(method),
            query.Count == 0 ? path : $"{path}?{string.Join('&', query)}"
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", "Credential=local");
        request.Content = body.Count == 0 ? null : JsonContent.Create(body);
        return request;
    }
}
