using ScreenPop.FlowEngine;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowTesting.Calls;

namespace ScreenPop.Benchmarks.Flows;

/// <summary>A caller who only listens, and a lookup with a fixed answer.</summary>
internal sealed class CannedCall(FlowLibrary library) : IParticipant, ILambdaInvoker, IConnectInstance
{
    private static readonly byte[] Answer =
        """
        {"lookupStatus":"match","matchCount":"1","line":"Acme Support","lineGreeting":"Acme Support, how can I help?","linePop":"support",
         "customerId":"C-1001","customerName":"Jane Doe","customerFirstName":"Jane","customerTier":"gold","customerAccount":"A-1001",
         "customerEmail":"jane@example.test","customerLanguage":"en-US","lastContactAt":"2026-01-02T10:00:00Z"}
        """u8.ToArray();

    public static ValueTask<FlowEnd> RunAsync(FlowLibrary library, Flow flow)
    {
        var call = new CannedCall(library);
        var contact = new FlowContact
        {
            ContactId = Guid.NewGuid().ToString(),
            InstanceArn = "arn:aws:connect:us-east-1:111122223333:instance/22222222-2222-4222-8222-222222222222",
            CustomerEndpoint = ContactEndpoint.PhoneNumber("+14155550100"),
            SystemEndpoint = ContactEndpoint.PhoneNumber("+18005550199"),
        };
        return new FlowRunner(
            contact,
            new FlowPorts
            {
                Participant = call,
                Lambda = call,
                Instance = call,
            }
        ).RunAsync(flow, FlowType.ContactFlow);
    }

    public ValueTask PlayAsync(Prompt prompt, CancellationToken cancellation) => default;

    public ValueTask<char?> ReadKeyAsync(TimeSpan limit, CancellationToken cancellation) => default;

    public ValueTask<string?> WaitAsync(TimeSpan limit, IReadOnlyList<string> events, CancellationToken cancellation) => default;

    public ValueTask<LambdaAnswer> InvokeAsync(LambdaInvocation invocation, CancellationToken cancellation) =>
        new(new LambdaAnswer(LambdaOutcome.Answered, Answer));

    public Flow? FindFlow(string idOrArn) => library.FindFlow(idOrArn);

    public Flow? FindModule(string idOrArn) => library.FindModule(idOrArn);

    public ContactQueue? FindQueue(string idOrArn) => new(idOrArn, "Support");

    public ValueTask<QueueEntry> EnterQueueAsync(FlowContact contact, ContactQueue queue, CancellationToken cancellation) =>
        default;
}
