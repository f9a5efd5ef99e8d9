using Microsoft.Extensions.Time.Testing;
using ScreenPop.Contacts;
using ScreenPop.FlowLanguage;
using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Flows;
using ScreenPop.LocalConnect.Journeys;
using ScreenPop.TestKit;
using ScreenPop.Toolchain;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>An instance without pages, functions and a table, whose clock only the test moves.</summary>
internal sealed class QuietInstance : IAsyncDisposable
{
    public const string Agent = "jdoe";

    /// <summary>The limit for a condition: the test fails instead of hanging.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly LambdaService lambda;

    public QuietInstance(ContactCenterOptions? options = null)
    {
        options ??= ContactCenterOptions.Sample;
        lambda = new LambdaService("us-east-1", "111122223333", Time);
        Center = new ContactCenter(options, Time);
        var flows = FlowCatalog.Load(
            RepositoryLayout.Find().ContactFlows,
            options.Instance,
            options.Queues,
            [KeyValuePair.Create("CustomerLookup", "arn:aws:lambda:us-east-1:111122223333:function:CustomerLookup")]
        );
        Journeys = new ContactJourneys(Center, flows, lambda, "inbound-screen-pop", Time);
        Queue = Center.Instance.Of(options.Queues[0]);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public ContactCenter Center { get; }

    public ContactJourneys Journeys { get; }

    /// <summary>The ARN of the queue that the agent serves.</summary>
    public string Queue { get; }

    /// <summary>Starts a call with this flow.</summary>
    public Journey Call(FlowBuilder flow) =>
        Journeys.Start(NewContact.Call("+14155550100", "+18005550199"), Flow.Parse(flow.Build(), "inbound"));

    /// <summary>Publishes a flow under a name, and returns its ARN.</summary>
    public string Publish(string name, FlowBuilder flow)
    {
        var arn = InstanceResources.FlowArn(Center.Instance, name);
        Journeys.Flows.Publish(arn, name, new Dictionary<string, Flow> { [arn] = Flow.Parse(flow.Build(), name) });
        return arn;
    }

    /// <summary>Waits until some contact meets the condition, and returns it.</summary>
    public async Task<Contact> UntilAsync(Func<Contact, bool> condition)
    {
        var reached = new TaskCompletionSource<Contact>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (Center.State.Contacts.Values.FirstOrDefault(condition) is { } contact)
            {
                reached.TrySetResult(contact);
            }
        }

        using var subscription = Center.Subscribe(_ => Look());
        Look();
        return await reached.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Journeys.Dispose();
        await lambda.DisposeAsync();
        Center.Dispose();
    }
}
