using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScreenPop.ConnectApi.TestCases;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.FlowTesting.Environments;

namespace ScreenPop.Cli.Tests.OnInstance;

/// <summary>An instance that runs test cases, with flows of the repository in the environment <c>example</c>.</summary>
internal sealed class TestCaseInstance : ITestCaseInstance, IConnectInstance, ILambdaInvoker, IAsyncDisposable
{
    private readonly ContactCenter center = new(ContactCenterOptions.Sample);
    private readonly Dictionary<string, Flow> flows;
    private readonly WebApplication web;

    private TestCaseInstance(Dictionary<string, Flow> flows)
    {
        this.flows = flows;
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

    public string Id => center.Instance.InstanceId;

    public Uri Address =>
        new(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <param name="contactFlows">The folder contact-flows.</param>
    /// <param name="names">The flows to publish.</param>
    /// <param name="change">Changes the text of each flow.</param>
    public static async Task<TestCaseInstance> StartAsync(
        string contactFlows,
        FlowEnvironment environment,
        IEnumerable<string> names,
        Func<string, string>? change = null
    )
    {
        var flows = names.ToDictionary(
            name => environment.Values[name],
            name => Placeholder.Fill(Read(contactFlows, name, change ?? (text => text)), environment.Values)
        );
        var instance = new TestCaseInstance(flows);
        await instance.web.StartAsync(TestContext.Current.CancellationToken);
        return instance;
    }

    public Flow? FindFlow(string idOrArn) => flows.GetValueOrDefault(idOrArn);

    public ContactQueue? FindQueue(string idOrArn) => new(idOrArn, "Support");

    public ValueTask<QueueEntry> EnterQueueAsync(FlowContact contact, ContactQueue queue, CancellationToken cancellation) =>
        throw new InvalidOperationException("A simulated contact came into a queue.");

    public ValueTask<LambdaAnswer> InvokeAsync(LambdaInvocation invocation, CancellationToken cancellation) =>
        throw new InvalidOperationException("A test asked the function itself.");

    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        center.Dispose();
    }

    /// <summary><c>InboundScreenPopFlowArn</c> is inbound-screen-pop.json.</summary>
    private static Flow Read(string contactFlows, string placeholder, Func<string, string> change)
    {
        var name = string.Concat(
                placeholder[..^"FlowArn".Length]
                    .Select(letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}")
            )
            .TrimStart('-');
        var text = File.ReadAllText(Path.Combine(contactFlows, "flows", $"{name}.json"));
        return Flow.Parse(Encoding.UTF8.GetBytes(change(text)), name);
    }
}
