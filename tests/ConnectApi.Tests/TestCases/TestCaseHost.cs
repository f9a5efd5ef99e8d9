using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScreenPop.ConnectApi.Model;
using ScreenPop.ConnectApi.TestCases;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowLanguage;

namespace ScreenPop.ConnectApi.Tests.TestCases;

/// <summary>The test case operations over one flow, on a free loopback port.</summary>
internal sealed class TestCaseHost : ITestCaseInstance, IConnectInstance, ILambdaInvoker, IAsyncDisposable
{
    private readonly ContactCenter center = new(ContactCenterOptions.Sample);
    private readonly WebApplication web;
    private readonly Flow flow;
    private readonly HttpClient http = new();

    private TestCaseHost(byte[] flow)
    {
        this.flow = Flow.Parse(flow, "flow");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(center);
        builder.Services.AddSingleton<ITestCaseInstance>(this);
        web = builder.Build();
        web.UseRouting();
        web.MapTestCases();
    }

    public IConnectInstance Flows => this;

    public ILambdaInvoker Functions => this;

    /// <summary>The number of invocations of the instance's own function.</summary>
    public int Asked { get; private set; }

    public static async Task<TestCaseHost> StartAsync(byte[] flow)
    {
        var host = new TestCaseHost(flow);
        await host.web.StartAsync(TestContext.Current.CancellationToken);
        host.http.BaseAddress = new Uri(
            host.web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        );
        return host;
    }

    public Flow? FindFlow(string idOrArn) => flow;

    public ContactQueue? FindQueue(string idOrArn) => new(idOrArn, "Support");

    public ValueTask<QueueEntry> EnterQueueAsync(FlowContact contact, ContactQueue queue, CancellationToken cancellation) =>
        throw new InvalidOperationException("A simulated contact came into a queue.");

    public bool? IsOpen(string? hoursId, ContactQueue? queue) => hoursId == "always-open";

    public ValueTask<LambdaAnswer> InvokeAsync(LambdaInvocation invocation, CancellationToken cancellation)
    {
        Asked++;
        return new(
            invocation.IsAsynchronous
                ? new LambdaAnswer(LambdaOutcome.Answered, RequestId: "later")
                : new LambdaAnswer(LambdaOutcome.Answered, "{\"offer\":\"the real one\"}"u8.ToArray())
        );
    }

    public ValueTask<LambdaAnswer?> LoadAsync(string requestId, TimeSpan limit, CancellationToken cancellation) =>
        new(requestId == "later" ? new LambdaAnswer(LambdaOutcome.Answered, "{\"offer\":\"a late one\"}"u8.ToArray()) : null);

    /// <returns>The answer; an error has its type in <c>Error</c>.</returns>
    public async Task<JsonObject> CallAsync(string method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            path.Replace("{i}", center.Instance.InstanceId, StringComparison.Ordinal)
        );
        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken) ?? [];
        if (!response.IsSuccessStatusCode)
        {
            answer["Error"] = response.Headers.GetValues("x-amzn-ErrorType").Single();
        }

        return answer;
    }

    /// <summary>Searches test cases, and compares the answer with the service's model.</summary>
    public async Task<JsonObject> SearchAsync(JsonObject search)
    {
        search["InstanceId"] = center.Instance.InstanceId;
        var answer = await CallAsync("POST", "/search-test-cases", search);
        if (answer["Error"] is null)
        {
            Assert.Empty(ShapeCheck.OfAnswers.Check(answer, ServiceModel.TestCases["SearchTestCases"].Output));
        }

        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        center.Dispose();
        http.Dispose();
    }
}
