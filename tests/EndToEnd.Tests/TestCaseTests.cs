using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Environments;
using ScreenPop.FlowTesting.Native;
using ScreenPop.Toolchain;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>The scripted calls of the repository as test cases of the local instance, in its own environment.</summary>
[Collection(LocalSites.Name)]
public sealed class TestCaseTests(RunningSite site) : IDisposable
{
    private static readonly string Folder = RepositoryLayout.Find().ContactFlows;

    private readonly HttpClient http = new() { BaseAddress = site.Addresses.Instance };

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Every_call_with_a_native_form_passes_on_the_local_instance()
    {
        var waitingBefore = site.Instance.Center.State.Contacts.Count;
        var file = Path.Combine(Folder, "environments", "local.json");
        var environment = FlowEnvironment.Parse(
            await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken),
            "local"
        );
        var run = new CallTestRun();
        var outcomes = new List<string>();
        foreach (var script in Directory.EnumerateFiles(Path.Combine(Folder, "calls"), "*.yaml").Order(StringComparer.Ordinal))
        {
            var (calls, flow, library) = run.Open(script);
            foreach (var call in calls.Calls)
            {
                if ((await new NativeExporter(library, environment).ExportAsync(flow, call)).Test is { } test)
                {
                    outcomes.Add(await PlayAsync(test));
                }
            }
        }

        Assert.Equal(Enumerable.Repeat("PASSED", 20), outcomes);
        // No agent gets a simulated contact.
        Assert.Equal(waitingBefore, site.Instance.Center.State.Contacts.Count);
    }

    private async Task<string> PlayAsync(NativeTest test)
    {
        var instance = site.Instance.Center.Instance.InstanceId;
        var made = await SendAsync(
            HttpMethod.Put,
            $"test-cases/{instance}",
            new JsonObject
            {
                ["Name"] = test.Name,
                ["Content"] = new NativeJson().Content(test),
                ["EntryPoint"] = JsonNode.Parse(NativeJson.EntryPoint(test)),
                ["InitializationData"] = NativeJson.InitializationData(test),
                ["Status"] = "PUBLISHED",
            }
        );
        var path = $"test-cases/{instance}/{made["TestCaseId"]}";
        var started = await SendAsync(HttpMethod.Put, $"{path}/start-execution", []);
        var execution = $"{path}/{started["TestCaseExecutionId"]}";
        var status = (await SendAsync(HttpMethod.Get, $"{execution}/summary", null))["Status"]!.ToString();
        var records = await SendAsync(HttpMethod.Get, $"{execution}/records", null);
        await SendAsync(HttpMethod.Delete, path, null);
        return status == "PASSED" ? status : $"{test.Name}: {records.ToJsonString()}";
    }

    private async Task<JsonObject> SendAsync(HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }
}
